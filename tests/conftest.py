"""What every test shares: properties are tried without a clock, since a busy machine is no defect."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "vbqppl", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("vbqppl")
