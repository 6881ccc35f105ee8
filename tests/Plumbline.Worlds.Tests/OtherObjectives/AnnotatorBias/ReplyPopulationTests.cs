using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.AnnotatorBias;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.AnnotatorBias;

public class ReplyPopulationTests
{
    [Fact]
    public void Draw_ManyReplies_HaveTheStatedMoments()
    {
        Reply[] replies = ReplyPopulation.Draw(20_000, new RandomStream(1, "replies"));
        CheckMoments(replies);
        CheckMoments(ReplyPopulation.Mirrored(replies));
        replies.Average(reply => Math.Pow(reply.Reading - reply.Worth, 2)).ShouldBe(0.25, 0.02);
    }

    [Fact]
    public void Mirrored_AtTheBlindBias_KeepsAppealAndTurnsWorth()
    {
        Reply[] replies = ReplyPopulation.Draw(ReplyPopulation.Replies, new RandomStream(2, "replies"));
        Reply[] mirrored = ReplyPopulation.Mirrored(replies);
        for (int i = 0; i < replies.Length; i++)
        {
            mirrored[i].Appeal(ReplyPopulation.BlindBias).ShouldBe(replies[i].Appeal(ReplyPopulation.BlindBias), 1e-12);
            (ReplyPopulation.Share(replies, i, 0) + ReplyPopulation.Share(mirrored, i, 0)).ShouldBe(1, 1e-12);
        }
    }

    [Fact]
    public void Share_ThreeReplies_IsTheMeanOfBothDuels()
    {
        Reply[] replies = [new Reply(0, 0, 0), new Reply(Math.Log(3), 0, 0), new Reply(0, 1, 0)];
        ReplyPopulation.Share(replies, 1, 0).ShouldBe(0.75, 1e-12);
        ReplyPopulation.Share(replies, 1, Math.Log(3)).ShouldBe((0.75 + 0.5) / 2, 1e-12);
        ReplyPopulation.Share(replies, 0, 0).ShouldBe((0.25 + 0.5) / 2, 1e-12);
    }

    private static void CheckMoments(Reply[] replies)
    {
        replies.Average(reply => reply.Worth * reply.Worth).ShouldBe(1, 0.05);
        replies.Average(reply => reply.Trait * reply.Trait).ShouldBe(1, 0.05);
        replies.Average(reply => reply.Worth * reply.Trait).ShouldBe(ReplyPopulation.Correlation, 0.03);
    }
}
