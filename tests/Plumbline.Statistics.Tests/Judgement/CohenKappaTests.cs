namespace Plumbline.Statistics.Tests;

public class CohenKappaTests
{
    [Fact]
    public void Of_FleissCohenEveritt_IsThePublishedExample()
    {
        // Table 1 of Fleiss, Cohen and Everitt 1969 as counts of 200 diagnoses: kappa 0.429, variance 0.002885.
        CohenKappa kappa = Of([[106, 10, 4], [22, 28, 10], [2, 12, 6]]);

        kappa.Value.ShouldBe(0.428571428571, 1e-11);
        kappa.StandardError.ShouldBe(0.0537110048691673 * Math.Sqrt(200.0 / 199), 1e-12);
    }

    [Fact]
    public void Of_Carcinoma_IsAgrestisExample()
    {
        // Agresti, "Categorical Data Analysis", two pathologists and 118 slides: 0.493, standard error 0.057.
        CohenKappa kappa = Of([[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]);

        kappa.Value.ShouldBe(0.493, 5e-4);
        kappa.StandardError.ShouldBe(0.0567431504080358 * Math.Sqrt(118.0 / 117), 1e-12);

        // 0.493 ± 1.98 · 0.057 is 0.38 to 0.61; Wilson's interval of the disagreement lies a little lower.
        kappa.Interval.Lower.ShouldBe(0.38, 0.01);
        kappa.Interval.Upper.ShouldBe(0.60, 0.01);
    }

    [Fact]
    public void Of_EveryItemTwiceInACluster_DoesNotCountTwice()
    {
        string[] first = ["a", "b", "a", "a", "b", "c", "a", "b"];
        string[] second = ["a", "b", "b", "a", "b", "c", "c", "b"];
        string[] clusters = [.. Enumerable.Range(0, 8).Select(i => $"{i}")];

        CohenKappa once = CohenKappa.Of(first, second, clusters);
        CohenKappa twice = CohenKappa.Of([.. first, .. first], [.. second, .. second], [.. clusters, .. clusters]);

        twice.Value.ShouldBe(once.Value, 1e-12);
        twice.StandardError.ShouldBe(once.StandardError, 1e-12);
    }

    [Fact]
    public void Of_AlwaysAgree_KeepsAWidth()
    {
        CohenKappa kappa = Of([[30, 0], [0, 30]]);

        kappa.Value.ShouldBe(1);
        kappa.Interval.Upper.ShouldBe(1);


        // Wilson's upper end at 0 of 60 is t² / (60 + t²), with t(59) = 2.0009954.
        kappa.Interval.Lower.ShouldBe(1 - (2.0009954 * 2.0009954 / (60 + (2.0009954 * 2.0009954)) / 0.5), 1e-6);
    }

    [Fact]
    public void Of_OneCategoryOnly_IsUndefined()
    {
        CohenKappa kappa = Of([[30, 0], [0, 0]]);

        kappa.Value.ShouldBe(double.NaN);
        kappa.Interval.ShouldBe(new Interval(-1, 1));
    }

    [Fact]
    public void Of_BadArguments_Throw()
    {
        Should.Throw<ArgumentException>(() => CohenKappa.Of<int>([], [], []));
        Should.Throw<ArgumentException>(() => CohenKappa.Of([1], [1, 2], ["a"]));
    }

    private static CohenKappa Of(int[][] table)
    {
        List<int> first = [];
        List<int> second = [];
        for (int row = 0; row < table.Length; row++)
        {
            for (int column = 0; column < table.Length; column++)
            {
                first.AddRange(Enumerable.Repeat(row, table[row][column]));
                second.AddRange(Enumerable.Repeat(column, table[row][column]));
            }
        }

        return CohenKappa.Of(first, second, [.. first.Select((_, i) => $"{i}")]);
    }
}
