namespace Plumbline.Statistics.Tests.Regression;

public sealed class LogisticRegressionTests
{
    private static readonly LogisticRegressionOptions Options = new() { Tolerance = 1e-10 };

    /// <summary>Without features left, the intercept is the log-odds of the rate, whatever the penalty.</summary>
    [Fact]
    public void Fit_InterceptAlone_IsTheLogOddsOfTheRate()
    {
        SparseRow[] rows = [.. Enumerable.Range(0, 8).Select(_ => new SparseRow([], []))];

        LogisticRegression fit = LogisticRegression.Fit(rows, [1, 1, 1, 1, 1, 1, 0, 0], Options);

        fit.Intercept.ShouldBe(Math.Log(3), 1e-9);
        fit.Weights.ShouldBeEmpty();
        fit.Probability(rows[0]).ShouldBe(0.75, 1e-9);
    }

    /// <summary>One pair of difference 1: the optimum solves λw = σ(−w). At λ = σ(−1) it is 1.</summary>
    [Fact]
    public void Fit_OneDifference_SolvesItsEquation()
    {
        double penalty = 1 / (1 + Math.E);

        LogisticRegression fit = LogisticRegression.Fit([new SparseRow([0], [1])], [1], Options with { Penalty = penalty, HasIntercept = false });

        fit.Weights.ShouldHaveSingleItem().ShouldBe(1, 1e-8);
        fit.Intercept.ShouldBe(0);
    }

    [Fact]
    public void Fit_RandomData_LeavesNoDerivative()
    {
        (SparseRow[] rows, double[] outcomes) = Simulate(seed: 3, count: 300, [1.5, -2, 0, 0.5], intercept: -0.4);

        LogisticRegression fit = LogisticRegression.Fit(rows, outcomes, Options with { Penalty = 2 });

        for (int j = 0; j < 4; j++)
        {
            double derivative = (2 * fit.Weights[j]) + rows.Select((row, i) => (fit.Probability(row) - outcomes[i]) * row.Values[j]).Sum();
            derivative.ShouldBe(0, 1e-7);
        }

        rows.Select((row, i) => fit.Probability(row) - outcomes[i]).Sum().ShouldBe(0, 1e-7);
    }

    [Fact]
    public void Fit_ManyObservations_FindsTheWeightsThatMadeThem()
    {
        double[] truth = [1.5, -2, 0, 0.5];
        (SparseRow[] rows, double[] outcomes) = Simulate(seed: 7, count: 20_000, truth, intercept: -0.4);

        LogisticRegression fit = LogisticRegression.Fit(rows, outcomes, Options with { Penalty = 1e-3 });

        for (int j = 0; j < truth.Length; j++)
        {
            fit.Weights[j].ShouldBe(truth[j], 0.12); // the standard error is about 0.03
        }

        fit.Intercept.ShouldBe(-0.4, 0.12);
    }

    [Fact]
    public void Fit_SeparableData_IsFiniteAndRight()
    {
        SparseRow[] rows = [new([0], [1]), new([0], [2]), new([0], [-1]), new([0], [-2])];

        LogisticRegression fit = LogisticRegression.Fit(rows, [1, 1, 0, 0], Options with { Penalty = 1e-6 });

        fit.Weights[0].ShouldBeInRange(5, 100);
        fit.LogOdds(rows[0]).ShouldBeGreaterThan(0);
        fit.LogOdds(rows[2]).ShouldBeLessThan(0);
    }

    [Fact]
    public void LogOdds_FeatureNeverSeen_WeighsNothing()
    {
        LogisticRegression fit = LogisticRegression.Fit([new([0], [1]), new([0], [-1])], [1, 0], Options);

        fit.LogOdds(new SparseRow([0, 9], [1, 100])).ShouldBe(fit.LogOdds(new SparseRow([0], [1])));
    }

    /// <summary>Many features of noise and one of use: little penalty learns the noise, much of it forgets the use.</summary>
    [Fact]
    public void CrossValidate_NoiseFeatures_PrefersAPenaltyBetweenTheEnds()
    {
        (SparseRow[] rows, double[] outcomes) = Simulate(seed: 11, count: 400, [3, .. new double[60]], intercept: 0);
        double[] penalties = [1e-4, 10, 1e6];

        IReadOnlyList<PenaltyScore> scores = LogisticRegression.CrossValidate(rows, outcomes, [.. rows.Select((_, i) => i % 5)], penalties, Options);

        scores.Select(score => score.Penalty).ShouldBe(penalties);
        scores.MinBy(score => score.LogLoss)!.Penalty.ShouldBe(10);
        scores[2].LogLoss.ShouldBe(Math.Log(2), 0.05);
        scores[1].Accuracy.ShouldBeGreaterThan(0.6);
    }

    [Fact]
    public void Fit_BadArguments_Throw()
    {
        SparseRow row = new([0], [1]);

        Should.Throw<ArgumentException>(() => LogisticRegression.Fit([], [], Options));
        Should.Throw<ArgumentException>(() => LogisticRegression.Fit([row], [1, 0], Options));
        Should.Throw<ArgumentException>(() => LogisticRegression.Fit([row], [2], Options));
        Should.Throw<ArgumentException>(() => LogisticRegression.Fit([row], [1], Options with { Penalty = 0 })).Message.ShouldContain("penalty is 0");
        Should.Throw<ArgumentException>(() => LogisticRegression.CrossValidate([row, row], [1, 0], [0, 0], [1], Options)).Message.ShouldContain("1 folds");
    }

    private static (SparseRow[] Rows, double[] Outcomes) Simulate(ulong seed, int count, double[] weights, double intercept)
    {
        SplitMix random = new(seed);
        int[] indices = [.. Enumerable.Range(0, weights.Length)];
        SparseRow[] rows = [.. Enumerable.Range(0, count).Select(_ => new SparseRow(indices, [.. weights.Select(_ => (2 * random.Uniform()) - 1)]))];
        double[] outcomes =
        [
            .. rows.Select(row =>
            {
                double logOdds = intercept;
                for (int j = 0; j < weights.Length; j++)
                {
                    logOdds += weights[j] * row.Values[j];
                }

                return random.Uniform() < 1 / (1 + Math.Exp(-logOdds)) ? 1.0 : 0.0;
            }),
        ];
        return (rows, outcomes);
    }
}
