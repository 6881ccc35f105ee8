using Plumbline.Training.Batches;

namespace Plumbline.Training.Tests.Batches;

public class ReplyBatchTests
{
    [Fact]
    public void Set_TwoReplies_PointsEachRowAtTheTokenItPredicts()
    {
        ReplyBatch batch = new();

        batch.Set([new PromptedReply([1, 2], [3, 4, 5]), new PromptedReply([6], [7])]);

        batch.Tokens.Tokens.ToArray().ShouldBe([1, 2, 3, 4, 6]);
        batch.Tokens.Positions.ToArray().ShouldBe([0, 1, 2, 3, 0]);
        batch.Rows.ToArray().ShouldBe([1, 2, 3, 4]);
        batch.Targets.ToArray().ShouldBe([3, 4, 5, 7]);
    }

    [Fact]
    public void Set_EmptyReply_Throws() => Should.Throw<ArgumentException>(() => new ReplyBatch().Set([new PromptedReply([1], [])]));
}
