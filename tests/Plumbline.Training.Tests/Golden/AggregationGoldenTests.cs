using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.Golden;

public class AggregationGoldenTests
{
    [Theory]
    [InlineData(LossAggregation.SequenceMeanTokenMean, null, 0.75)]
    [InlineData(LossAggregation.TokenMean, null, 0.625)]
    [InlineData(LossAggregation.SequenceMeanTokenSumNorm, 8.0, 0.15625)]
    public void GoldenExtra_Aggregation_IsGrpoDapoAndDrGrpo(LossAggregation aggregation, double? constantLength, double expected) =>
        Aggregate([.5, -1, 2, 1], [3, 1], [], aggregation, MaskedSequences.Excluded, constantLength).ShouldBe(expected, 1e-12);

    [Fact]
    public void Golden11_TokenMean_IsThatOfOpenRlhfHoweverItIsCut()
    {
        double[] values = [1, 2, 0, 3, 4, 5, 7, 0, 0];
        bool[] mask = [true, true, false, true, true, true, true, false, false];
        double[] weights = new double[9];
        AggregationMath.Weights([3, 3, 3], mask, LossAggregation.TokenMean, MaskedSequences.Excluded, null, weights);

        // Two ranks, whose gradients are averaged: each has twice its part.
        double first = 2 * AggregationMath.Sum(weights.AsSpan(0, 6), values.AsSpan(0, 6));
        double second = 2 * AggregationMath.Sum(weights.AsSpan(6), values.AsSpan(6));

        AggregationMath.Sum(weights, values).ShouldBe(22.0 / 6, 1e-12);
        first.ShouldBe(5.0, 1e-12);
        second.ShouldBe(2.333333, 1e-6);
        ((first + second) / 2).ShouldBe(3.666667, 1e-6);
    }

    [Fact]
    public void Golden11_SequenceMean_IsThatOfOpenRlhf() =>
        Aggregate(
            [1, 3, 9, 2, 4, 0, 8, 0, 0], [3, 3, 3], [true, true, false, true, true, false, true, false, false], LossAggregation.SequenceMeanTokenMean)
            .ShouldBe(4.333333, 1e-6);

    [Fact]
    public void Golden11_FullyMaskedRow_IsExcluded() =>
        Aggregate([1, 3, 5, 7], [2, 2], [true, true, false, false], LossAggregation.SequenceMeanTokenMean).ShouldBe(2.0, 1e-12);

    [Fact]
    public void Golden11_UnevenAccumulation_IsTheMeanOverTheWholeBatch()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7];
        double[] weights = new double[7];
        AggregationMath.Weights([2, 3, 2], [], LossAggregation.TokenMean, MaskedSequences.Excluded, null, weights);

        double first = AggregationMath.Sum(weights.AsSpan(0, 2), values.AsSpan(0, 2));
        double second = AggregationMath.Sum(weights.AsSpan(2), values.AsSpan(2));

        (first + second).ShouldBe(4.0, 1e-12);

        // What a mean of the passes' own means would give.
        (((1.0 + 2) / 2) + ((3.0 + 4 + 5 + 6 + 7) / 5)).ShouldBe(2 * 3.25, 1e-12);
    }

    [Fact]
    public void Golden14_TokenSum_IsThatOfVerl()
    {
        const int Ranks = 4;

        (Ranks * Aggregate([1, 2, 30, 4, 50, 6], [3, 3], [true, true, false, true, false, true], LossAggregation.TokenSum)).ShouldBe(52);
    }

    [Fact]
    public void Golden18_MaskedMean_IsThatOfOpenInstruct()
    {
        double[] values = [1, 2, 3, 4, 5, 6];
        bool[] mask = [true, true, false, true, false, false];

        Aggregate(values, [3, 3], mask, LossAggregation.SequenceMeanTokenMean).ShouldBe(2.75, 1e-12);
        Aggregate(values, [3, 3], mask, LossAggregation.TokenMean).ShouldBe(2.333333, 1e-6);
        Aggregate(values, [3, 3], [true, true, false, false, false, false], LossAggregation.SequenceMeanTokenMean, MaskedSequences.Counted).ShouldBe(0.75, 1e-12);
    }

    private static double Aggregate(
        double[] values,
        int[] lengths,
        bool[] mask,
        LossAggregation aggregation,
        MaskedSequences masked = MaskedSequences.Excluded,
        double? constantLength = null)
    {
        double[] weights = new double[values.Length];
        AggregationMath.Weights(lengths, mask, aggregation, masked, constantLength, weights);
        return AggregationMath.Sum(weights, values);
    }
}
