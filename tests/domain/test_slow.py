import pytest

from jixiao.domain.monitoring import Cause
from jixiao.domain.slow import ReportedCause


@pytest.mark.parametrize(
    "filled",
    [{"causes": (Cause.FUNDING,)}, {"explanation": "资金8月到位"}, {"measure": "加快申请支付"}],
)
def test_a_line_of_the_form_is_blank_until_something_is_filled_in(filled):
    assert ReportedCause("甲中心").is_blank
    assert not ReportedCause("甲中心", **filled).is_blank
