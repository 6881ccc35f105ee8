namespace Plumbline.Statistics.Tests;

public class LinearRegressionTests
{
    /// <summary>Anscombe 1973, first data set.</summary>
    private static readonly double[] AnscombeX = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    private static readonly double[] AnscombeY = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

    /// <summary>Longley 1967, as in NIST StRD: GNP deflator, GNP, unemployed, armed forces, population, year; then employed. Nearly collinear by design.</summary>
    private static readonly double[][] Longley =
    [
        [83.0, 234289, 2356, 1590, 107608, 1947, 60323],
        [88.5, 259426, 2325, 1456, 108632, 1948, 61122],
        [88.2, 258054, 3682, 1616, 109773, 1949, 60171],
        [89.5, 284599, 3351, 1650, 110929, 1950, 61187],
        [96.2, 328975, 2099, 3099, 112075, 1951, 63221],
        [98.1, 346999, 1932, 3594, 113270, 1952, 63639],
        [99.0, 365385, 1870, 3547, 115094, 1953, 64989],
        [100.0, 363112, 3578, 3350, 116219, 1954, 63761],
        [101.2, 397469, 2904, 3048, 117388, 1955, 66019],
        [104.6, 419180, 2822, 2857, 118734, 1956, 67857],
        [108.4, 442769, 2936, 2798, 120445, 1957, 68169],
        [110.8, 444546, 4681, 2637, 121950, 1958, 66513],
        [112.6, 482704, 3813, 2552, 123366, 1959, 68655],
        [114.2, 502601, 3931, 2514, 125368, 1960, 69564],
        [115.7, 518173, 4806, 2572, 127852, 1961, 69331],
        [116.9, 554894, 4007, 2827, 130081, 1962, 70551],
    ];

    [Fact]
    public void Fit_Anscombe_MatchesExactArithmetic()
    {
        // Coefficients as published (3.00 and 0.500); HC1 errors from the formula in exact fractions.
        LinearRegression fit = LinearRegression.Fit([new("x", AnscombeX)], AnscombeY, Alone(11));

        fit.Intercept.Estimate.ShouldBe(3.000090909090909, 1e-13);
        fit.Slope("x").Estimate.ShouldBe(0.5000909090909091, 1e-14);
        fit.Intercept.StandardError.ShouldBe(0.9894866353068507, 1e-13);
        fit.Slope("x").StandardError.ShouldBe(0.11415102597412702, 1e-14);
        fit.RSquared.ShouldNotBeNull().ShouldBe(0.6665424595087749, 1e-14);
    }

    [Fact]
    public void Fit_AnscombeInClustersOfTwo_MatchesExactArithmetic()
    {
        LinearRegression fit = LinearRegression.Fit([new("x", AnscombeX)], AnscombeY, [.. Enumerable.Range(0, 11).Select(i => $"{i / 2}")]);

        fit.Clusters.ShouldBe(6);
        fit.Intercept.StandardError.ShouldBe(1.0607901472421977, 1e-13);
        fit.Slope("x").StandardError.ShouldBe(0.12362873130196357, 1e-14);

        // Student's t at 0.975 with 5 degrees of freedom is 2.5705818 in every table.
        (fit.Slope("x").Interval.Width / 2 / fit.Slope("x").StandardError).ShouldBe(2.5705818, 1e-7);
    }

    [Fact]
    public void Fit_Longley_MatchesTheCertifiedValues()
    {
        string[] names = ["deflator", "gnp", "unemployed", "forces", "population", "year"];
        double[] certified = [15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355];
        double[] errors = [68.29379659421856, 0.03276799677685964, 0.5109854812346597, 0.19499333485464568, 0.21094466162656525, 571.1791673801307];

        LinearRegression fit = LinearRegression.Fit(
            [.. names.Select((name, j) => new Regressor(name, [.. Longley.Select(row => row[j])]))],
            [.. Longley.Select(row => row[6])],
            Alone(16));

        // Coefficients and R² certified by NIST; HC1 errors from the formula in exact fractions.
        (fit.Intercept.Estimate / -3482258.63459582).ShouldBe(1, 1e-10);
        (fit.Intercept.StandardError / 1109615.440773769).ShouldBe(1, 1e-9);
        fit.RSquared.ShouldNotBeNull().ShouldBe(0.995479004577296, 1e-13);
        for (int j = 0; j < names.Length; j++)
        {
            (fit.Slopes[j].Estimate / certified[j]).ShouldBe(1, 1e-9, names[j]);
            (fit.Slopes[j].StandardError / errors[j]).ShouldBe(1, 1e-9, names[j]);
        }
    }

    [Fact]
    public void Fit_ExactLine_IsRecoveredWithoutError()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        double[] z = [.. Enumerable.Range(0, 20).Select(i => Math.Sin(i))];

        LinearRegression fit = LinearRegression.Fit([new("x", x), new("z", z)], [.. x.Select((value, i) => 4 - (2 * value) + (3 * z[i]))], Alone(20));

        fit.Intercept.Estimate.ShouldBe(4, 1e-12);
        fit.Slope("x").Estimate.ShouldBe(-2, 1e-13);
        fit.Slope("z").Estimate.ShouldBe(3, 1e-12);
        fit.Slope("z").StandardError.ShouldBeLessThan(1e-12);
        fit.RSquared.ShouldBe(1);
    }

    [Fact]
    public void Fit_CentredRegressor_InterceptIsTheClusteredMean()
    {
        // A regressor that explains nothing leaves the mean and, but for the factor (N − 1) / (N − K), its clustered standard error.
        double[] outcomes = [1, 5, 2, 8, 3, 9, 4, 4];
        string[] clusters = ["a", "a", "b", "b", "c", "c", "d", "d"];
        double[] x = [1, 1, 1, 1, -1, -1, -1, -1];
        double[] balanced = [.. outcomes.Select((value, i) => value - (x[i] * x.Zip(outcomes, (a, b) => a * b).Sum() / 8))];

        LinearRegression fit = LinearRegression.Fit([new("x", x)], balanced, clusters);

        MeanEstimate mean = MeanEstimate.OfClusters(balanced, clusters);
        fit.Slope("x").Estimate.ShouldBe(0, 1e-14);
        fit.Intercept.Estimate.ShouldBe(mean.Mean, 1e-14);
        fit.Intercept.StandardError.ShouldBe(mean.StandardError * Math.Sqrt(7.0 / 6), 1e-14);
    }

    [Fact]
    public void Fit_UnitsAndOriginChanged_SlopesFollow()
    {
        (Regressor[] regressors, double[] outcomes, string[] clusters) = Study(new SplitMix(41), 12, 3);
        LinearRegression fit = LinearRegression.Fit(regressors, outcomes, clusters);

        Regressor moved = new("length", [.. regressors[0].Values.Select(value => 1000 + (value * 50))]);
        LinearRegression changed = LinearRegression.Fit([regressors[1], moved], [.. outcomes.Select(value => 7 + (2 * value))], clusters);

        changed.Slope("length").Estimate.ShouldBe(fit.Slope("length").Estimate * 2 / 50, 1e-12);
        changed.Slope("length").StandardError.ShouldBe(fit.Slope("length").StandardError * 2 / 50, 1e-12);
        changed.Slope("agreement").Estimate.ShouldBe(fit.Slope("agreement").Estimate * 2, 1e-11);
        changed.Slope("agreement").StandardError.ShouldBe(fit.Slope("agreement").StandardError * 2, 1e-11);
        changed.RSquared.ShouldNotBeNull().ShouldBe(fit.RSquared!.Value, 1e-12);
    }

    [Fact]
    public void Fit_ObservationsShuffled_StaysTheSame()
    {
        (Regressor[] regressors, double[] outcomes, string[] clusters) = Study(new SplitMix(42), 10, 4);
        int[] order = [.. Enumerable.Range(0, outcomes.Length).Select(i => i * 7 % outcomes.Length)];

        LinearRegression fit = LinearRegression.Fit(regressors, outcomes, clusters);
        LinearRegression shuffled = LinearRegression.Fit(
            [.. regressors.Select(regressor => new Regressor(regressor.Name, [.. order.Select(i => regressor.Values[i])]))],
            [.. order.Select(i => outcomes[i])],
            [.. order.Select(i => clusters[i])]);

        order.Distinct().Count().ShouldBe(outcomes.Length);
        shuffled.Slopes[1].Estimate.ShouldBe(fit.Slopes[1].Estimate, 1e-12);
        shuffled.Slopes[1].StandardError.ShouldBe(fit.Slopes[1].StandardError, 1e-12);
    }

    [Fact]
    public void Fit_ObservationsCopiedWithinClusters_NarrowsNoError()
    {
        (Regressor[] regressors, double[] outcomes, string[] clusters) = Study(new SplitMix(43), 30, 2);
        LinearRegression once = LinearRegression.Fit(regressors, outcomes, clusters);

        LinearRegression twice = LinearRegression.Fit(
            [.. regressors.Select(regressor => new Regressor(regressor.Name, [.. regressor.Values, .. regressor.Values]))],
            [.. outcomes, .. outcomes],
            [.. clusters, .. clusters]);

        // Copies tell nothing new: only (N − 1) / (N − K) differs.
        double factor = Math.Sqrt(119.0 / 117 / (59.0 / 57));
        twice.Slopes[0].StandardError.ShouldBe(once.Slopes[0].StandardError * factor, 1e-12);
    }

    [Fact]
    public void Fit_FortyClusters_CoversTheTruth()
    {
        SplitMix random = new(44);
        int length = 0;
        int agreement = 0;
        const int Studies = 1000;
        for (int study = 0; study < Studies; study++)
        {
            (Regressor[] regressors, double[] outcomes, string[] clusters) = Study(random, 40, 5);
            LinearRegression fit = LinearRegression.Fit(regressors, outcomes, clusters);
            length += fit.Slope("length").Interval.Contains(0.3) ? 1 : 0;
            agreement += fit.Slope("agreement").Interval.Contains(-0.5) ? 1 : 0;
        }

        // One standard deviation of the share is 0.7 %.
        (length / (double)Studies).ShouldBeInRange(0.93, 0.975);
        (agreement / (double)Studies).ShouldBeInRange(0.93, 0.975);
    }

    [Fact]
    public void Fit_FortyClustersTakenAsIndependent_FallsShort()
    {
        SplitMix random = new(44);
        int covered = Enumerable.Range(0, 500).Count(study =>
        {
            (Regressor[] regressors, double[] outcomes, _) = Study(random, 40, 5);
            return LinearRegression.Fit(regressors, outcomes, Alone(200)).Slope("length").Interval.Contains(0.3);
        });

        (covered / 500.0).ShouldBeLessThan(0.85, "else these studies could not show that clusters matter");
    }

    [Fact]
    public void Fit_CollinearColumn_IsNamed()
    {
        (Regressor[] regressors, double[] outcomes, string[] clusters) = Study(new SplitMix(45), 10, 2);
        Regressor sum = new("characters", [.. regressors[0].Values.Select((value, i) => 3 + (80 * value) - (7 * regressors[1].Values[i]))]);

        Should.Throw<ArgumentException>(() => LinearRegression.Fit([.. regressors, sum], outcomes, clusters))
            .Message.ShouldStartWith("regressor 'characters' is collinear with the intercept and 'length', 'agreement'");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1e9)]
    public void Fit_ConstantColumn_IsNamed(double constant) =>
        Should.Throw<ArgumentException>(() => LinearRegression.Fit([new("x", AnscombeX), new("flat", [.. AnscombeX.Select(_ => constant)])], AnscombeY, Alone(11)))
            .Message.ShouldContain("'flat' is collinear with the intercept");

    [Fact]
    public void Fit_AsManyClustersAsCoefficients_SaysSo() =>
        Should.Throw<ArgumentException>(() => LinearRegression.Fit([new("x", AnscombeX)], AnscombeY, [.. AnscombeX.Select((_, i) => i < 5 ? "a" : "b")]))
            .Message.ShouldContain("2 clusters for 2 coefficients");

    [Theory]
    [InlineData("x", "x")]
    [InlineData("x", "")]
    [InlineData("x", LinearRegression.InterceptName)]
    public void Fit_BadName_Throws(string first, string second) =>
        Should.Throw<ArgumentException>(() => LinearRegression.Fit([new(first, AnscombeX), new(second, AnscombeY)], AnscombeY, Alone(11)));

    [Fact]
    public void Fit_BadColumn_IsNamed()
    {
        Should.Throw<ArgumentException>(() => LinearRegression.Fit([new("short", [1, 2])], AnscombeY, Alone(11))).Message.ShouldContain("'short' has 2 values");
        Should.Throw<ArgumentException>(() => LinearRegression.Fit([new("holes", [.. AnscombeX[..10], double.NaN])], AnscombeY, Alone(11)))
            .Message.ShouldContain("'holes' is NaN at observation 10");
        Should.Throw<ArgumentException>(() => LinearRegression.Fit([], AnscombeY, Alone(11))).Message.ShouldContain("no regressors");
    }

    [Fact]
    public void Fit_ConstantOutcome_HasNoRSquared() =>
        LinearRegression.Fit([new("x", AnscombeX)], [.. AnscombeX.Select(_ => 2.0)], Alone(11)).RSquared.ShouldBeNull();

    [Fact]
    public void Slope_UnknownName_NamesThoseThereAre() =>
        Should.Throw<KeyNotFoundException>(() => LinearRegression.Fit([new("x", AnscombeX)], AnscombeY, Alone(11)).Slope("y")).Message.ShouldContain("'x'");

    private static string[] Alone(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i}")];

    /// <summary>Scores of replies to prompts: prompt-wide luck in score and length, so that replies to one prompt are alike.</summary>
    private static (Regressor[] Regressors, double[] Outcomes, string[] Clusters) Study(SplitMix random, int prompts, int replies)
    {
        List<double> lengths = [];
        List<double> agreements = [];
        List<double> scores = [];
        List<string> clusters = [];
        for (int prompt = 0; prompt < prompts; prompt++)
        {
            double luck = random.Normal();
            double usual = 3 + random.Normal();
            for (int reply = 0; reply < replies; reply++)
            {
                double length = usual + (0.5 * random.Normal());
                double agreement = random.Uniform() < 0.4 ? 1 : 0;
                lengths.Add(length);
                agreements.Add(agreement);
                scores.Add(1 + (0.3 * length) - (0.5 * agreement) + luck + (0.5 * random.Normal()));
                clusters.Add($"{prompt}");
            }
        }

        return ([new("length", lengths), new("agreement", agreements)], [.. scores], [.. clusters]);
    }
}
