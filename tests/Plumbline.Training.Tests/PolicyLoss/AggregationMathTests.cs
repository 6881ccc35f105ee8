using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.PolicyLoss;

public class AggregationMathTests
{
    [Theory]
    [InlineData(LossAggregation.TokenMean, new[] { 1 / 3.0, 1 / 3.0, 0, 1 / 3.0, 0 })]
    [InlineData(LossAggregation.SequenceMeanTokenMean, new[] { .25, .25, 0, .5, 0 })]
    [InlineData(LossAggregation.SequenceMeanTokenSum, new[] { .5, .5, 0, .5, 0 })]
    [InlineData(LossAggregation.SequenceMeanTokenSumNorm, new[] { .05, .05, 0, .05, 0 })]
    [InlineData(LossAggregation.TokenSum, new[] { 1.0, 1, 0, 1, 0 })]
    public void Weights_MaskedReplyExcluded_AreTheDefinition(LossAggregation aggregation, double[] expected)
    {
        double[] weights = new double[5];

        int tokens = AggregationMath.Weights(
            [3, 1, 1], [true, true, false, true, false], aggregation, MaskedSequences.Excluded, Constant(aggregation), weights);

        tokens.ShouldBe(3);
        weights.ShouldBe(expected, 1e-15);
    }

    [Theory]
    [InlineData(LossAggregation.TokenMean, 1 / 3.0)]
    [InlineData(LossAggregation.SequenceMeanTokenMean, 1 / 6.0)]
    [InlineData(LossAggregation.SequenceMeanTokenSum, 1 / 3.0)]
    [InlineData(LossAggregation.SequenceMeanTokenSumNorm, 1 / 30.0)]
    public void Weights_MaskedReplyCounted_DivideByAllReplies(LossAggregation aggregation, double first)
    {
        double[] weights = new double[5];

        AggregationMath.Weights([3, 1, 1], [true, true, false, true, false], aggregation, MaskedSequences.Counted, Constant(aggregation), weights);

        weights[0].ShouldBe(first, 1e-15);
        weights[4].ShouldBe(0);
    }

    [Fact]
    public void Weights_NothingCounts_AreZero()
    {
        double[] weights = [1, 1];

        AggregationMath.Weights([2], [false, false], LossAggregation.SequenceMeanTokenMean, MaskedSequences.Excluded, null, weights).ShouldBe(0);

        weights.ShouldBe([0.0, 0]);
    }

    [Fact]
    public void Sum_TokensOfNoWeight_AreNotRead() => AggregationMath.Sum([1, 0], [2, double.NaN]).ShouldBe(2);

    [Theory]
    [InlineData(LossAggregation.SequenceMeanTokenSumNorm, null)]
    [InlineData(LossAggregation.SequenceMeanTokenSumNorm, 0.0)]
    [InlineData(LossAggregation.TokenMean, 8.0)]
    public void Weights_ConstantLengthThatDoesNotFit_Throws(LossAggregation aggregation, double? constant) =>
        Should.Throw<ArgumentException>(() => AggregationMath.Weights([1], [], aggregation, MaskedSequences.Excluded, constant, new double[1]))
            .Message.ShouldContain("constant length");

    [Fact]
    public void Weights_LengthsThatDoNotFit_Throws() =>
        Should.Throw<ArgumentException>(() => AggregationMath.Weights([1, 2], [], LossAggregation.TokenMean, MaskedSequences.Excluded, null, new double[2]));

    private static double? Constant(LossAggregation aggregation) => aggregation == LossAggregation.SequenceMeanTokenSumNorm ? 10 : null;
}
