namespace Plumbline.Statistics.Tests;

public class GoodhartSystemTests
{
    private static readonly GoodhartPoint[] Points =
        [new(0.5, 0.6, 0.1), new(2, 1.1, 0.2), new(5, 1.4, 0.1), new(9, 1.2, 0.3), new(20, 0.9, 0.2)];

    [Theory]
    [InlineData(GoodhartForm.ReinforcementLearning)]
    [InlineData(GoodhartForm.BestOfN)]
    public void Residuals_Points_AreDividedByTheirFreedomAndCentred(GoodhartForm form)
    {
        GoodhartSystem system = GoodhartSystem.Of(Points, form);
        double[] outcomes = system.Weigh([.. Points.Select(point => point.Gold)]);
        double[] fitted = Fit(system, form, outcomes);

        // The leverage of a point is how far its fit moves when its outcome moves by 1: the fit is linear.
        double[] expected = new double[outcomes.Length];
        double freedom = 0;
        for (int i = 0; i < outcomes.Length; i++)
        {
            double leverage = Fit(system, form, [.. outcomes.Select((outcome, j) => outcome + (i == j ? 1 : 0))])[i] - fitted[i];
            expected[i] = (outcomes[i] - fitted[i]) / Math.Sqrt(1 - leverage);
            freedom += 1 - leverage;
        }

        freedom.ShouldBe(3, 1e-12, "five points less two parameters");
        double mean = expected.Average();
        double[] residuals = system.Residuals(outcomes, fitted);
        for (int i = 0; i < residuals.Length; i++)
        {
            residuals[i].ShouldBe(expected[i] - mean, 1e-11);
        }
    }

    [Theory]
    [InlineData(GoodhartForm.ReinforcementLearning)]
    [InlineData(GoodhartForm.BestOfN)]
    public void Solve_Points_IsTheLeastWeightedSquare(GoodhartForm form)
    {
        GoodhartSystem system = GoodhartSystem.Of(Points, form);
        (double alpha, double beta, double spread) = system.Solve(system.Weigh([.. Points.Select(point => point.Gold)]));

        double least = Squares(new GoodhartCurve(form, alpha, beta));

        (spread * spread * 3).ShouldBe(least, 1e-10);
        foreach ((double a, double b) in new[] { (1e-3, 0), (-1e-3, 0), (0, 1e-3), (0, -1e-3), (1e-3, 1e-3), (-1e-3, 1e-3) })
        {
            Squares(new GoodhartCurve(form, alpha + a, beta + b)).ShouldBeGreaterThan(least);
        }
    }

    private static double Squares(GoodhartCurve curve) =>
        Points.Sum(point => Math.Pow((point.Gold - curve.Gold(point.Kl)) / point.GoldStandardError!.Value, 2));

    private static double[] Fit(GoodhartSystem system, GoodhartForm form, double[] outcomes)
    {
        (double alpha, double beta, _) = system.Solve(outcomes);
        return system.Fitted(new GoodhartCurve(form, alpha, beta));
    }
}
