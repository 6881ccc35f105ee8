using Plumbline.Training.Metrics;

namespace Plumbline.Training.Tests.Metrics;

public class MetricMeansTests
{
    [Fact]
    public void Mean_WeighsItsTerms()
    {
        MetricMeans means = new();

        means.Add("loss", 1, weight: 3);
        means.Add("loss", 5, weight: 1);
        means.Add("accuracy", 1);

        means["loss"].ShouldBe(2);
        means["accuracy"].ShouldBe(1);
    }

    [Fact]
    public void Mean_OfNothingOrOfNoWeight_IsLeftOut()
    {
        MetricMeans means = new();

        means.Add("empty", 7, weight: 0);

        means["empty"].ShouldBeNull();
        means["unknown"].ShouldBeNull();
        means.ToDictionary().ShouldBeEmpty();
    }

    [Fact]
    public void Mean_AddedTermByTerm_IsTheSumInOrder()
    {
        double[] terms = [.. Enumerable.Range(1, 1000).Select(i => 1.0 / i)];
        MetricMeans means = new();
        double sum = 0;
        foreach (double term in terms)
        {
            means.Add("loss", term);
            sum += term;
        }

        means["loss"].ShouldBe(sum / terms.Length);
    }
}
