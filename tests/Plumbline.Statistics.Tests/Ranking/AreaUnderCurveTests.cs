namespace Plumbline.Statistics.Tests.Ranking;

public sealed class AreaUnderCurveTests
{
    /// <summary>Of six pairs the positives win four and tie one.</summary>
    [Fact]
    public void Of_ScoresWithATie_CountsItHalf()
    {
        AreaUnderCurve curve = AreaUnderCurve.Of([3, 1, 2, 1, 0], [true, true, false, false, false]);

        curve.Area.ShouldBe(4.5 / 6, 1e-15);
        (curve.Positives, curve.Negatives).ShouldBe((2, 3));
    }

    [Fact]
    public void Of_PerfectReversedAndConstant_IsOneZeroAndHalf()
    {
        AreaUnderCurve.Of([2, 3, 0, 1], [true, true, false, false]).Area.ShouldBe(1);
        AreaUnderCurve.Of([0, 1, 2, 3], [true, true, false, false]).Area.ShouldBe(0);
        AreaUnderCurve.Of([5, 5, 5, 5], [true, true, false, false]).Area.ShouldBe(0.5);
    }

    [Fact]
    public void Of_AnyScores_IsTheShareOfPairsInOrder()
    {
        SplitMix random = new(5);
        double[] scores = [.. Enumerable.Range(0, 60).Select(_ => Math.Floor(random.Uniform() * 12))];
        bool[] labels = [.. scores.Select(_ => random.Uniform() < 0.4)];

        double won = 0;
        int pairs = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            for (int j = 0; j < scores.Length; j++)
            {
                if (labels[i] && !labels[j])
                {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        AreaUnderCurve.Of(scores, labels).Area.ShouldBe(won / pairs, 1e-12);
    }

    /// <summary>Positives are shifted so that the true area is 0.75 (uniform scores on [0, 1) and [s, 1 + s): 1 − (1 − s)²/2). Of 400 intervals about 380 cover
    /// it; fewer than 364 or more than 395 has a probability below 0.001 if 95 % do.</summary>
    [Fact]
    public void Interval_ManySamples_CoversTheTrueArea()
    {
        SplitMix random = new(9);
        double shift = 1 - Math.Sqrt(0.5);
        int covered = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            bool[] labels = [.. Enumerable.Range(0, 120).Select(i => i % 3 == 0)];
            double[] scores = [.. labels.Select(label => random.Uniform() + (label ? shift : 0))];
            covered += AreaUnderCurve.Of(scores, labels).Interval.Contains(0.75) ? 1 : 0;
        }

        covered.ShouldBeInRange(364, 395);
    }

    [Fact]
    public void Of_BadArguments_Throw()
    {
        Should.Throw<ArgumentException>(() => AreaUnderCurve.Of([1], [true]));
        Should.Throw<ArgumentException>(() => AreaUnderCurve.Of([1, 2], [true]));
        Should.Throw<ArgumentException>(() => AreaUnderCurve.Of([1, double.NaN], [true, false]));
    }
}
