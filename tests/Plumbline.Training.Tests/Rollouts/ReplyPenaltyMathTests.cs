using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Rollouts;

public class ReplyPenaltyMathTests
{
    [Theory]
    [InlineData(80, 0)]
    [InlineData(81, -.05)]
    [InlineData(100, -1)]
    public void SoftOverlong_AtTheCorners_IsContinuous(int tokens, double expected) => ReplyPenaltyMath.SoftOverlong(tokens, 100, 20).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(100, 100)]
    [InlineData(100, 0)]
    public void SoftOverlong_CacheOutOfRange_Throws(int maxTokens, int cache) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ReplyPenaltyMath.SoftOverlong(1, maxTokens, cache));

    [Fact]
    public void Repetition_ReplyShorterThanAnNGram_IsNone() => ReplyPenaltyMath.Repetition([1, 2], 3, -1).ShouldBe(0);

    [Fact]
    public void Repetition_TokensThatLookAlikeWhenJoined_AreDifferent() => ReplyPenaltyMath.Repetition([1, 11, 11, 1], 2, -1).ShouldBe(0);
}
