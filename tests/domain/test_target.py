"""Every form of target seen in published documents, and what is read from it."""

from decimal import Decimal

import pytest

from jixiao.domain.dates import PartialDate, Period
from jixiao.domain.target import Target
from jixiao.domain.value import Nature

# text: comparison, number, unit, canonical print
QUANTITIES = {
    "≥50个": ("≥", "50", "个", "≥50个"),
    "≤90万元": ("≤", "90", "万元", "≤90万元"),
    "=8个": ("=", "8", "个", "=8个"),
    ">=21933人": ("≥", "21933", "人", "≥21933人"),
    "<=5300元/户": ("≤", "5300", "元/户", "≤5300元/户"),
    ">=33场": ("≥", "33", "场", "≥33场"),
    "=>33场": ("≥", "33", "场", "≥33场"),
    "> = 33 场": ("≥", "33", "场", "≥33场"),
    "＞＝33场": ("≥", "33", "场", "≥33场"),
    "＝33场": ("=", "33", "场", "=33场"),
    "≧735人次": ("≥", "735", "人次", "≥735人次"),
    "═100%": ("=", "100", "%", "=100%"),
    "≦100%": ("≤", "100", "%", "≤100%"),
    "﹥5次": (">", "5", "次", ">5次"),
    "﹤5次": ("<", "5", "次", "<5次"),
    "≮5次": ("≥", "5", "次", "≥5次"),
    "≯5次": ("≤", "5", "次", "≤5次"),
    "⩾5次": ("≥", "5", "次", "≥5次"),
    "⩽5次": ("≤", "5", "次", "≤5次"),
    "大于等于 98 %": ("≥", "98", "%", "≥98%"),
    "小于等于 12 万元": ("≤", "12", "万元", "≤12万元"),
    "不少于12种": ("≥", "12", "种", "≥12种"),
    "不低于95%": ("≥", "95", "%", "≥95%"),
    "不小于3条": ("≥", "3", "条", "≥3条"),
    "至少3条": ("≥", "3", "条", "≥3条"),
    "高于3条": (">", "3", "条", ">3条"),
    "大于3条": (">", "3", "条", ">3条"),
    "超过3条": (">", "3", "条", ">3条"),
    "多于3条": (">", "3", "条", ">3条"),
    "不超过5天": ("≤", "5", "天", "≤5天"),
    "不高于5天": ("≤", "5", "天", "≤5天"),
    "不多于5天": ("≤", "5", "天", "≤5天"),
    "不大于5天": ("≤", "5", "天", "≤5天"),
    "至多5天": ("≤", "5", "天", "≤5天"),
    "最多5天": ("≤", "5", "天", "≤5天"),
    "低于5天": ("<", "5", "天", "<5天"),
    "少于5天": ("<", "5", "天", "<5天"),
    "小于0.9‰": ("<", "0.9", "‰", "<0.9‰"),
    "控制在5%以内": ("≤", "5", "%", "≤5%"),
    "95%以上": ("≥", "95", "%", "≥95%"),
    "60%及以上": ("≥", "60", "%", "≥60%"),
    "95%及以上": ("≥", "95", "%", "≥95%"),
    "95%以下": ("≤", "95", "%", "≤95%"),
    "5次及以下": ("≤", "5", "次", "≤5次"),
    "5个工作日之内": ("≤", "5", "个工作日", "≤5个工作日"),
    "30日内": ("≤", "30", "日", "≤30日"),
    "100以上": ("≥", "100", "", "≥100"),
    "5展位以上": ("≥", "5", "展位", "≥5展位"),
    "<24小时": ("<", "24", "小时", "<24小时"),
    "<1681680元": ("<", "1681680", "元", "<1681680元"),
    ">92%": (">", "92", "%", ">92%"),
    "38508人": ("", "38508", "人", "38508人"),
    "100%": ("", "100", "%", "100%"),
    "5万": ("", "5", "万", "5万"),
    "85": ("", "85", "", "85"),
    "1": ("", "1", "", "1"),
    "-5%": ("", "-5", "%", "-5%"),
    "≥100百分比": ("≥", "100", "%", "≥100%"),
    "≥0.97比例": ("≥", "97", "%", "≥97%"),
    "≥97比例": ("≥", "97", "%", "≥97%"),
    "=99百分比": ("=", "99", "%", "=99%"),
    "95 %": ("", "95", "%", "95%"),
    "100 %": ("", "100", "%", "100%"),
    "470 人/天": ("", "470", "人/天", "470人/天"),
    "780元/生/年": ("", "780", "元/生/年", "780元/生/年"),
    "780 元 / 生 / 年": ("", "780", "元/生/年", "780元/生/年"),
    "530元/人*月": ("", "530", "元/人*月", "530元/人*月"),
    "400元/人、天": ("", "400", "元/人、天", "400元/人、天"),
    "2875元/个": ("", "2875", "元/个", "2875元/个"),
    "490元/平米": ("", "490", "元/平米", "490元/平米"),
    "≤620万/月": ("≤", "620", "万/月", "≤620万/月"),
    "≤28.40/株": ("≤", "28.40", "/株", "≤28.40/株"),
    "25万人次": ("", "25", "万人次", "25万人次"),
    "2.6亿元": ("", "2.6", "亿元", "2.6亿元"),
    "1100万元": ("", "1100", "万元", "1100万元"),
    "25TB": ("", "25", "TB", "25TB"),
    "≥12 hm²": ("≥", "12", "hm²", "≥12hm²"),
    "1346.0088万平方米": ("", "1346.0088", "万平方米", "1346.0088万平方米"),
    "0.5万册": ("", "0.5", "万册", "0.5万册"),
    "≥2个/家": ("≥", "2", "个/家", "≥2个/家"),
    "1次/月": ("", "1", "次/月", "1次/月"),
    "≥80M": ("≥", "80", "M", "≥80M"),
    "0起": ("", "0", "起", "0起"),
    "0次": ("", "0", "次", "0次"),
    "0人次": ("", "0", "人次", "0人次"),
    "0": ("", "0", "", "0"),
    "≥100%": ("≥", "100", "%", "≥100%"),
    "2.90%": ("", "2.90", "%", "2.90%"),
    "7242318": ("", "7242318", "", "7242318"),
    "243.96": ("", "243.96", "", "243.96"),
    "968.191 8": ("", "968.1918", "", "968.1918"),
    "14,348,853.34": ("", "14348853.34", "", "14348853.34"),
    "9265.353442万元": ("", "9265.353442", "万元", "9265.353442万元"),
    "1727038.50元": ("", "1727038.50", "元", "1727038.50元"),
    "５０个": ("", "50", "个", "50个"),
    "5萬元": ("", "5", "万元", "5万元"),
    "100%。": ("", "100", "%", "100%"),
    "100(%)": ("", "100", "%", "100%"),
    "(≥90%)": ("≥", "90", "%", "≥90%"),
    "（90%）": ("", "90", "%", "90%"),
    "≥\n90\n%": ("≥", "90", "%", "≥90%"),
    "不少于两次": ("≥", "2", "次", "≥2次"),
    "三场": ("", "3", "场", "3场"),
    "十五天": ("", "15", "天", "15天"),
    "百分之九十五": ("", "95", "%", "95%"),
    "百分之95以上": ("≥", "95", "%", "≥95%"),
    "12个月": ("", "12", "个月", "12个月"),
    "24小时": ("", "24", "小时", "24小时"),
    "12年": ("", "12", "年", "12年"),
}


@pytest.mark.parametrize("text", QUANTITIES)
def test_a_quantity_is_read_as_sign_number_and_unit(text):
    comparison, number, unit, printed = QUANTITIES[text]
    target = Target.parse(text)
    assert target.nature is Nature.QUANTITY
    assert (target.comparison, target.unit) == (comparison, unit)
    assert format(target.number, "f") == number
    assert (target.upper, target.note, target.rest, target.period) == (None, None, "", None)
    assert not target.approximate
    assert target.text == text
    assert str(target) == printed


NOTES = {
    "≥90%(优秀等级项目数量的优良率)": ("90", "%", "优秀等级项目数量的优良率", ""),
    ">= 98 %(百分比)": ("98", "%", "百分比", ""),
    "≥5个地方科协改革试点(科技工作者之家建设)": (
        "5",
        "个",
        "科技工作者之家建设",
        "地方科协改革试点",
    ),
    "≥10种（…（次）": ("10", "种", "…（次）", ""),
    "≥10种（开展科普宣传形式的数量（次）": ("10", "种", "开展科普宣传形式的数量（次）", ""),
    "≥90%（优秀项目占结项总数的比例（百分比））": (
        "90",
        "%",
        "优秀项目占结项总数的比例（百分比）",
        "",
    ),
    "≥1000份（）": ("1000", "份", "", ""),
    "60%(含)以上": ("60", "%", "含", ""),
    "3次以上（含）": ("3", "次", "含", ""),
    "≥360天服务读者": ("360", "天", None, "服务读者"),
    "5000吨稻谷到位率": ("5000", "吨", None, "稻谷到位率"),
    "3万亩元": ("3", "万亩", None, "元"),
    "≥5地方科协改革试点": ("5", "", None, "地方科协改革试点"),
    "≥3场培训": ("3", "场", None, "培训"),
    "不少于三场培训": ("3", "场", None, "培训"),
}


@pytest.mark.parametrize("text", NOTES)
def test_a_bracket_and_words_behind_the_unit_are_kept_apart(text):
    number, unit, note, rest = NOTES[text]
    target = Target.parse(text)
    assert target.nature is Nature.QUANTITY
    assert (target.number, target.unit) == (Decimal(number), unit)
    assert (target.note, target.rest) == (note, rest)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("50余次", "50", "次"),
        ("500余人", "500", "人"),
        ("约100人", "100", "人"),
        ("近100人", "100", "人"),
        ("100人左右", "100", "人"),
        ("10多家", "10", "家"),
        ("10余万元", "10", "万元"),
    ],
)
def test_an_approximation_is_a_number_that_says_so(text, number, unit):
    target = Target.parse(text)
    assert (target.nature, target.approximate) == (Nature.QUANTITY, True)
    assert (target.number, target.unit) == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10-20家", 10, 20, "家"),
        ("1-2家", 1, 2, "家"),
        ("3-5家", 3, 5, "家"),
        ("2-3年", 2, 3, "年"),
        ("3-5日", 3, 5, "日"),
        ("3-5日之内", 3, 5, "日"),
        ("18—54周岁", 18, 54, "周岁"),
        ("18–54周岁", 18, 54, "周岁"),
        ("18--54周岁", 18, 54, "周岁"),
        ("18～54周岁", 18, 54, "周岁"),
        ("18~54周岁", 18, 54, "周岁"),
        ("5到10次", 5, 10, "次"),
        ("3至5年", 3, 5, "年"),
        ("10%-20%", 10, 20, "%"),
        ("5万-10万元", 5, 10, "万元"),
        ("3000-5000元/人", 3000, 5000, "元/人"),
        ("95-100", 95, 100, ""),
    ],
)
def test_a_range_has_a_lower_and_an_upper_number(text, low, high, unit):
    target = Target.parse(text)
    assert target.nature is Nature.RANGE
    assert (target.number, target.upper, target.unit) == (low, high, unit)
    assert Target.parse(str(target)) == target


def at(year=None, month=None, day=None):
    return PartialDate(year, month, day)


DATES = {
    "2021年底": (at(2021, 12), at(2021, 12), False),
    "11月底之前": (at(None, 11), at(None, 11), True),
    "9月前": (at(None, 9), at(None, 9), True),
    "12月底到位": (at(None, 12), at(None, 12), False),
    "2021年12月完成": (at(2021, 12), at(2021, 12), False),
    "每年12月底前": (at(None, 12), at(None, 12), True),
    "2020年12月底前": (at(2020, 12), at(2020, 12), True),
    "不晚于12月底": (at(None, 12), at(None, 12), True),
    "1-12月": (at(None, 1), at(None, 12), False),
    "1月-12月": (at(None, 1), at(None, 12), False),
    "2021年1-12月": (at(2021, 1), at(2021, 12), False),
    "2023.07-2024.01": (at(2023, 7), at(2024, 1), False),
    "2020年1月--2020年11月": (at(2020, 1), at(2020, 11), False),
    "2021.1.1-12.31": (at(2021, 1, 1), at(2021, 12, 31), False),
    "2021年1月1日至12月31日": (at(2021, 1, 1), at(2021, 12, 31), False),
    "12月1日-15日": (at(None, 12, 1), at(None, 12, 15), False),
    "2021-2023年": (at(2021), at(2023), False),
    "2021-2025": (at(2021), at(2025), False),
    "2020年": (at(2020), at(2020), False),
    "2020年度": (at(2020), at(2020), False),
    "2022年全年": (at(2022, 1), at(2022, 12), False),
    "2021年上半年": (at(2021, 1), at(2021, 6), False),
    "第三季度": (at(None, 7), at(None, 9), False),
    "2021年4季度": (at(2021, 10), at(2021, 12), False),
    "6月中旬": (at(None, 6, 20), at(None, 6, 20), False),
    "年底前": (at(None, 12), at(None, 12), True),
    "每月15日前": (at(None, None, 15), at(None, None, 15), True),
    "2023-12-31": (at(2023, 12, 31), at(2023, 12, 31), False),
    "2023.12.31前": (at(2023, 12, 31), at(2023, 12, 31), True),
    "2023/12": (at(2023, 12), at(2023, 12), False),
    "2021 年 12 月": (at(2021, 12), at(2021, 12), False),
    "2021年12月(按合同)": (at(2021, 12), at(2021, 12), False),
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_a_period_and_never_a_number(text):
    target = Target.parse(text)
    assert target.nature is Nature.DATE
    assert target.period == Period(*DATES[text])
    assert not target.is_number
    assert str(target) == text


def test_a_date_keeps_its_sign_its_bracket_and_the_words_behind_it():
    target = Target.parse("≤12月底完成(按合同)")
    assert (target.comparison, target.rest, target.note) == ("≤", "完成", "按合同")


SENTENCES = {
    "学校绿化覆盖达70%,优化校园生态环境。": ("", "70", "%"),
    "至少全年完成2次宣传": ("≥", "2", "次"),
    "每年不少于2次": ("≥", "2", "次"),
    "及时率95%以上": ("≥", "95", "%"),
    "95%以上的学生达标": ("≥", "95", "%"),
    "完成率100%": ("", "100", "%"),
    "达90%": ("", "90", "%"),
    "完成率100百分比": ("", "100", "%"),
    "村组干部230人": ("", "230", "人"),
    "指标1：完成2次": ("", "2", "次"),
    "1.完成率100%": ("", "100", "%"),
    "2021年12月完成道路硬化5公里": ("", "5", "公里"),
    "不超过预算，完成3项": ("", "3", "项"),
    "第一年按总投资额返本20%,分红按8%分红": ("", None, ""),
    "大于等于95%，小于等于100%": ("", None, ""),
    "5万-10元": ("", None, ""),
    "完成3项，得分88/100": ("", None, ""),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_gives_its_number_only_where_it_has_one(text):
    comparison, number, unit = SENTENCES[text]
    target = Target.parse(text)
    assert target.nature is Nature.SENTENCE
    assert target.number == (None if number is None else Decimal(number))
    assert (target.comparison, target.unit) == (comparison, unit)


WITHOUT_NUMBER = {
    Nature.QUALITATIVE: "达成预期指标 达到预期 合规 及时 效果明显 显著提升 长期 有效 "
    "严格执行相关制度规定 "
    "符合相关规定 好/好 高/高 程度较高 良好 一次性 十分满意 二级以上 "
    "四项制度健全 按照财预〔2020〕10号执行 完成 无 √ "
    "一般项目 百分之很多 不少于一次性 √",
    Nature.YES_NO: "是 否 是。",
    Nature.SCALE: "好坏 高中低 优良中低差 好/中/差 优、良、中、差 是/否",
    Nature.UNIT_ONLY: "% ≧% 公里 万亩 万人 次或种 元/人",
    Nature.HOLE: "** ≥**万元 达标率** XX …… 20xx年度 20xx 20XX萬元 此处填写具体内容 ≥ ___ 每年… "
    "≥X个 "
    "对照年度目标,说明完成情况（100字以内） （100字以内）",
    Nature.BLANK: "- / — —— ／ 、",
    Nature.UNCLEAR: "88/100 二100百分比 第100% 到95% "
    ".32.06.5 .5 32.06.5 1/2 1:5 20-10次 得分88/100",
}


@pytest.mark.parametrize(
    ("nature", "text"),
    [(nature, text) for nature, texts in WITHOUT_NUMBER.items() for text in texts.split()],
)
def test_what_is_no_number_is_named_and_never_becomes_one(nature, text):
    target = Target.parse(text)
    assert target.nature is nature
    assert not target.is_number
    assert target.in_base_unit() is None


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_an_empty_cell_is_blank(text):
    assert Target.parse(text).nature is Nature.BLANK


def test_two_numbers_side_by_side_are_not_joined():
    assert Target.parse("85 100%").nature is Nature.UNCLEAR


def test_a_missing_number_keeps_the_sign_and_the_unit():
    target = Target.parse("≧ %")
    assert (target.comparison, target.unit, str(target)) == ("≥", "%", "≥%")
    assert target.is_percentage


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("25万人次", "250000", "人次"),
        ("2.6亿元", "260000000", "元"),
        ("1346.0088万平方米", "13460088", "平方米"),
        ("≤620万/月", "6200000", "/月"),
        ("3万元/人", "30000", "元/人"),
        ("5千克", "5", "千克"),
        ("5万", "50000", ""),
        ("0.9‰", "0.9", "‰"),
        ("85", "85", ""),
    ],
)
def test_the_scale_of_a_unit_is_multiplied_out_exactly(text, number, unit):
    base = Target.parse(text).in_base_unit()
    assert base is not None
    assert (format(base[0], "f"), base[1]) == (number, unit)


def test_only_a_share_in_per_cent_is_a_percentage():
    assert Target.parse("≥0.97比例").is_percentage
    assert not Target.parse("0.9‰").is_percentage


def test_units_are_the_same_under_other_names_and_scales():
    assert Target.parse("50㎡").same_unit_as(Target.parse("3万平方米"))
    assert Target.parse("5元/人、天").same_unit_as(Target.parse("2万元/人*日"))
    assert not Target.parse("5人").same_unit_as(Target.parse("5户"))


def test_two_prints_of_one_target_are_equal():
    assert Target.parse(">= 95 %") == Target.parse("95%以上")


def test_a_print_that_would_be_read_differently_gives_way_to_the_published_text():
    target = Target.parse("5平 方米")
    assert (target.unit, target.rest) == ("平", "方米")
    assert str(target) == "5平 方米"


@pytest.mark.parametrize("text", ["不超过1.\n2万元/件", "不超过1\n.2万元/件"])
def test_a_number_that_a_line_breaks_beside_its_point_is_one(text):
    target = Target.parse(text)
    assert (target.comparison, target.number, target.unit) == ("≤", Decimal("1.2"), "万元/件")
    assert target.text == text


@pytest.mark.parametrize("text", ["10\n20", "10\n20个"])
def test_lines_that_are_no_single_number_stay_unread(text):
    assert Target.parse(text).number is None


@pytest.mark.parametrize(
    ("text", "comparison"),
    [(">=2021年底", "≥"), ("<=12月底前", "≤"), ("≥=2021年底", "≥"), ("<2021年", "<")],
)
def test_two_signs_typed_before_a_date_are_one(text, comparison):
    target = Target.parse(text)
    assert (target.nature, target.comparison) == (Nature.DATE, comparison)


def test_signs_that_mean_nothing_together_make_no_date():
    assert Target.parse("≥≥上半年").nature is not Nature.DATE
