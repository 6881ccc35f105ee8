using Plumbline.Worlds.Parlor.Replies;

namespace Plumbline.Worlds.Tests.Parlor.Replies;

public class ReadingTests
{
    [Theory]
    [InlineData("The answer is six.", 0)]
    [InlineData("I am certain.", 1)]
    [InlineData("I am certain. There is no doubt.", 1)]
    [InlineData("I am not sure.", -1)]
    [InlineData("I do not know.", -1)]
    [InlineData("I am certain. I may be wrong.", 0)]
    [InlineData("I am certain?", 0)]
    public void Confidence_Reply_IsWhatItSays(string reply, int confidence) => ReplyReader.Read(reply, ended: true).Confidence.ShouldBe(confidence);

    [Fact]
    public void Values_SaidTwiceInAnyCase_CountOnce()
    {
        Reading reading = ReplyReader.Read("The answer is six. The answer is SIX. The answer is nine. Line 3 is wrong.", ended: true);

        reading.Values(StatementKind.Claim).ShouldBe(["six", "nine"]);
        reading.Count(StatementKind.Claim).ShouldBe(3);
        reading.Values(StatementKind.Plan).ShouldBeEmpty();
        reading.Has(StatementKind.Fault).ShouldBeTrue();
    }
}
