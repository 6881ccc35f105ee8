using System.Numerics;

namespace Plumbline.Statistics.Tests;

public class BestOfNMathTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.1931471805599453)]
    [InlineData(16, 1.835088722239781)]
    [InlineData(60000, 10.002116507870905)]
    public void Kl_KnownCounts_FollowsTheFormula(int n, double expected) => BestOfNMath.Kl(n).ShouldBe(expected, 1e-13);

    [Fact]
    public void Kl_ManyReplies_IsThatOfTheBestOfThem()
    {
        // The best of n of uniform draws has the density n u^(n−1): its KL to the uniform one, by the midpoint rule.
        const int N = 7;
        const int Steps = 200_000;
        double kl = Enumerable.Range(0, Steps).Sum(i => Density((i + 0.5) / Steps) * Math.Log(Density((i + 0.5) / Steps))) / Steps;

        BestOfNMath.Kl(N).ShouldBe(kl, 1e-8);
        static double Density(double u) => N * Math.Pow(u, N - 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ExpectedValue_EverySubset_AgreesWithBruteForce(bool tied)
    {
        SplitMix random = new(61);
        for (int samples = 1; samples <= 10; samples++)
        {
            double[] proxies = [.. Enumerable.Range(0, samples).Select(_ => tied ? Math.Floor(4 * random.Uniform()) : random.Normal())];
            double[] gold = [.. proxies.Select(proxy => proxy + random.Normal())];
            for (int n = 1; n <= samples; n++)
            {
                BestOfNMath.ExpectedValue(proxies, gold, n).ShouldBe(BruteForce(proxies, gold, n), 1e-12, $"{samples} choose {n}");
            }
        }
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(64, 16)]
    [InlineData(300, 150)]
    public void Weights_Binomials_AgreeExactly(int samples, int n)
    {
        double[] weights = BestOfNMath.Weights(samples, n);

        weights.Sum().ShouldBe(1, 1e-12);
        for (int rank = 0; rank < samples; rank++)
        {
            // Both are far beyond a double: their quotient is taken with 60 digits of headroom.
            BigInteger scaled = BigInteger.Pow(10, 60) * Choose(rank, n - 1) / Choose(samples, n);
            weights[rank].ShouldBe((double)scaled / 1e60, 1e-13 * ((double)scaled / 1e60) + 1e-58);
        }
    }

    [Fact]
    public void Weights_HugeCounts_StayFinite()
    {
        double[] weights = BestOfNMath.Weights(100_000, 50_000);

        weights.Sum().ShouldBe(1, 1e-9);
        weights.ShouldAllBe(weight => weight >= 0 && weight <= 1);
    }

    [Fact]
    public void ExpectedValue_Ends_AreMeanAndBest()
    {
        double[] proxies = [3, 1, 2];
        double[] gold = [10, 20, 60];

        BestOfNMath.ExpectedValue(proxies, gold, 1).ShouldBe(30, 1e-13);
        BestOfNMath.ExpectedValue(proxies, gold, 3).ShouldBe(10);
    }

    [Fact]
    public void ExpectedValue_AllTied_IsTheMean() => BestOfNMath.ExpectedValue([1, 1, 1, 1], [1, 2, 3, 6], 3).ShouldBe(3, 1e-14);

    [Fact]
    public void ExpectedValue_OrderOfSamples_DoesNotMatter()
    {
        double[] proxies = [1, 2, 2, 3, 3, 3];
        double[] gold = [5, 1, 4, 2, 8, 3];

        double expected = BestOfNMath.ExpectedValue(proxies, gold, 2);

        BestOfNMath.ExpectedValue([.. proxies.Reverse()], [.. gold.Reverse()], 2).ShouldBe(expected, 1e-14);
    }

    [Fact]
    public void ExpectedValue_BadInput_Throws()
    {
        Should.Throw<ArgumentException>(() => BestOfNMath.ExpectedValue([], [], 1));
        Should.Throw<ArgumentException>(() => BestOfNMath.ExpectedValue([1, 2], [1], 1));
        Should.Throw<ArgumentException>(() => BestOfNMath.ExpectedValue([1, double.NaN], [1, 2], 1));
        Should.Throw<ArgumentOutOfRangeException>(() => BestOfNMath.ExpectedValue([1, 2], [1, 2], 3));
        Should.Throw<ArgumentOutOfRangeException>(() => BestOfNMath.ExpectedValue([1, 2], [1, 2], 0));
        Should.Throw<ArgumentOutOfRangeException>(() => BestOfNMath.Kl(0));
    }

    /// <summary>The mean over all subsets of n of the mean value of those with the subset's highest proxy.</summary>
    private static double BruteForce(double[] proxies, double[] values, int n)
    {
        double[] bests =
        [
            .. Enumerable.Range(0, 1 << proxies.Length)
                .Where(set => BitOperations.PopCount((uint)set) == n)
                .Select(set => Enumerable.Range(0, proxies.Length).Where(i => (set >> i & 1) == 1).ToArray())
                .Select(set => set.Where(i => proxies[i] == set.Max(j => proxies[j])).Average(i => values[i])),
        ];
        return bests.Average();
    }

    private static BigInteger Choose(int n, int k)
    {
        BigInteger result = k > n ? 0 : 1;
        for (int i = 1; i <= k && !result.IsZero; i++)
        {
            result = result * (n - k + i) / i;
        }

        return result;
    }
}
