using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.PolicyLoss;

public class TokenSelectionMathTests
{
    [Fact]
    public void KeepReplies_TruncatedReply_LosesItsTokens()
    {
        bool[] mask = [true, false, true, true, true];

        TokenSelectionMath.KeepReplies([true, false], [3, 2], mask);

        mask.ShouldBe([true, false, true, false, false]);
    }

    [Fact]
    public void HighEntropy_QuantileOutOfRange_Throws() =>
        Should.Throw<ArgumentException>(() => TokenSelectionMath.HighEntropy([1], [], 1.5, new bool[1])).Message.ShouldContain("quantile 1.5");

    [Fact]
    public void OnPolicy_ReplyWithoutTokens_IsKept()
    {
        bool[] keep = new bool[1];

        TokenSelectionMath.OnPolicy([-1], [-9], [0], [1], [false], 1, keep);

        keep.ShouldBe([true]);
    }
}
