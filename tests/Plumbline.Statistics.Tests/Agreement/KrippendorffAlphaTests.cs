namespace Plumbline.Statistics.Tests;

public class KrippendorffAlphaTests
{
    private static readonly BootstrapOptions Options = new() { Resamples = 500 };

    /// <summary>The examples of Krippendorff 2011, one row per observer, '.' where missing; the fractions by an independent count of ordered pairs in exact arithmetic.</summary>
    [Theory]
    [InlineData("123321412...|1233224125.3|.3332342251.|12332441251.", 113.0 / 152, 0.743, 11, 40, 1)]
    [InlineData("0100000010|1110010000", 2.0 / 21, 0.095, 10, 20, 0)]
    [InlineData("aabbdcccedda|babbbcccettt", 155.0 / 224, 0.692, 12, 24, 0)]
    public void Nominal_PublishedExamples_MatchesKrippendorff(string observers, double exact, double printed, int units, int ratings, int unpaired)
    {
        KrippendorffAlpha alpha = Measure(Units(observers.Replace('t', 'd')));

        alpha.Value.ShouldNotBeNull().ShouldBe(exact, 1e-14);
        alpha.Value.Value.ShouldBe(printed, 0.0005);
        (alpha.Units, alpha.Ratings, alpha.Unpaired).ShouldBe((units, ratings, unpaired));
        alpha.Interval.Contains(exact).ShouldBeTrue();
        alpha.Interval.Upper.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Nominal_CanonicalExample_GivesTheDisagreements()
    {
        KrippendorffAlpha alpha = Measure(Units("123321412...|1233224125.3|.3332342251.|12332441251."));

        alpha.ObservedDisagreement.ShouldNotBeNull().ShouldBe(1.0 / 5, 1e-15);
        alpha.ExpectedDisagreement.ShouldNotBeNull().ShouldBe(152.0 / 195, 1e-15);
    }

    [Fact]
    public void Nominal_RatersAndCategoriesRenamed_StaysTheSame()
    {
        KrippendorffAlpha alpha = Measure(Units("123321412...|1233224125.3|.3332342251.|12332441251."));

        KrippendorffAlpha renamed = Measure(Units("zyxxyzwzy...|.xxxyxwyyvz.|zyxxywwzyvz.|zyxxyywzyv.x"));

        (renamed.Value, renamed.Interval).ShouldBe((alpha.Value, alpha.Interval));
    }

    [Fact]
    public void Nominal_RatersByChance_IsNearZeroAndCovered()
    {
        SplitMix random = new(1);
        string?[][] units = [.. Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, 3).Select(_ => random.Uniform() < 0.7 ? "a" : "b").ToArray())];

        KrippendorffAlpha alpha = Measure(units);

        alpha.Value.ShouldNotBeNull().ShouldBe(0, 0.08);
        alpha.Interval.Contains(0).ShouldBeTrue();
    }

    [Fact]
    public void Nominal_ManyStudies_IntervalCoversTheTruth()
    {
        // Two categories, each rater reports the unit's own with probability 0.85 and else the other: of two raters a pair agrees with probability
        // 0.85² + 0.15² = 0.745, and half by chance, so that alpha is 1 - 0.255 / 0.5 = 0.49.
        SplitMix random = new(2);
        int covered = Enumerable.Range(0, 400).Count(_ =>
        {
            string?[][] units = [.. Enumerable.Range(0, 60).Select(_ => Noisy(random, random.Uniform() < 0.5, 3))];
            return KrippendorffAlpha.Nominal(units, new() { Resamples = 300 }, random.Next).Interval.Contains(0.49);
        });

        // A true 95 % leaves 91.5 % to 98 % of 400 with probability below 0.01; the seed is fixed.
        (covered / 400.0).ShouldBeInRange(0.915, 0.98);
    }

    [Fact]
    public void Nominal_UnitsOfOnePrompt_WidensTheInterval()
    {
        SplitMix random = new(3);
        string?[][] units = [.. Enumerable.Range(0, 40).SelectMany(_ => Enumerable.Repeat(Noisy(random, random.Uniform() < 0.5, 2), 5))];
        string[] prompts = [.. Enumerable.Range(0, 200).Select(unit => $"{unit / 5}")];

        Interval clustered = KrippendorffAlpha.Nominal(units, Options, random.Next, prompts).Interval;

        // Five equal copies of each unit tell no more than one: the width is that of a fifth of the units, √5 times as large.
        (clustered.Width / Measure(units).Interval.Width).ShouldBeInRange(1.7, 2.8);
    }

    [Fact]
    public void Nominal_OneCategory_HasNoValue()
    {
        KrippendorffAlpha alpha = Measure(Units("aaaa|aaa."));

        alpha.Value.ShouldBeNull();
        alpha.Interval.IsBounded.ShouldBeFalse();
        (alpha.ObservedDisagreement, alpha.ExpectedDisagreement, alpha.Unpaired).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void Nominal_NoUnitRatedTwice_HasNoValue()
    {
        KrippendorffAlpha alpha = Measure(Units("a.b.|.c.."));

        alpha.Value.ShouldBeNull();
        alpha.ObservedDisagreement.ShouldBeNull();
        (alpha.Units, alpha.Ratings, alpha.Unpaired).ShouldBe((0, 0, 3));
    }

    [Fact]
    public void Nominal_NoDisagreementSeen_IntervalIsNoPoint()
    {
        KrippendorffAlpha alpha = Measure(Units("abababab|abababab"));

        // Expected 8 · 8 · 2 / (16 · 15); at most 1 − 0.025^(1/8) of the units may disagree.
        alpha.Value.ShouldBe(1);
        alpha.Interval.Upper.ShouldBe(1);
        alpha.Interval.Lower.ShouldBe(1 - ((1 - Math.Pow(0.025, 1 / 8.0)) / (128.0 / 240)), 1e-12);
    }

    [Fact]
    public void Nominal_OneUnit_IsUnbounded() => Measure(Units("a|b")).Interval.IsBounded.ShouldBeFalse();

    [Fact]
    public void Nominal_NoUnits_Throws() => Should.Throw<ArgumentException>(() => Measure([])).Message.ShouldContain("no units");

    [Fact]
    public void Nominal_ClustersOfOtherLength_Throws() =>
        Should.Throw<ArgumentException>(() => KrippendorffAlpha.Nominal(Units("ab|ab"), Options, new SplitMix(4).Next, ["p"])).Message.ShouldContain("1 cluster names");

    private static KrippendorffAlpha Measure(IReadOnlyList<IReadOnlyList<string?>> units) => KrippendorffAlpha.Nominal(units, Options, new SplitMix(9).Next);

    private static string?[] Noisy(SplitMix random, bool truth, int raters) =>
        [.. Enumerable.Range(0, raters).Select(_ => truth == (random.Uniform() < 0.85) ? "a" : "b")];

    private static string?[][] Units(string observers)
    {
        string[] rows = observers.Split('|');
        return [.. Enumerable.Range(0, rows[0].Length).Select(unit => rows.Select(row => row[unit] == '.' ? null : $"{row[unit]}").ToArray())];
    }
}
