using System.Text.Json;
using Plumbline.Training.DataSets;

namespace Plumbline.Training.Tests.DataSets;

public class RowTextTests
{
    private static readonly Conversation Three = Of("""[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"}]""");

    [Fact]
    public void Conversation_SliceAndThen_AreInverse()
    {
        Three.Slice(0, 2).Then(Three.Slice(2, 3)).ShouldBe(Three);
        Three.Slice(1, 1).Count.ShouldBe(0);
        Conversation.Empty.Then(Three).ShouldBe(Three);
        Should.Throw<ArgumentOutOfRangeException>(() => Three.Slice(2, 4));
        Should.Throw<ArgumentOutOfRangeException>(() => Three.Slice(2, 1));
    }

    [Fact]
    public void Conversation_SameMessagesSpelledOtherwise_AreEqual()
    {
        Conversation other = Of("""[ {"content":"\u0061","role":"user"}, {"role":"assistant","content":"b"},{"role":"user","content":"c"} ]""");

        other.ShouldBe(Three);
        other.GetHashCode().ShouldBe(Three.GetHashCode());
        Three.ShouldNotBe(Three.Slice(0, 2));
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("""[{"role":"assistant","content":""}]""", true)]
    [InlineData("""[{"role":"user","content":"a"},{"role":"assistant","content":[]}]""", true)]
    [InlineData("""[{"role":"assistant","content":"","tool_calls":[{"name":"f"}]}]""", false)]
    [InlineData("""[{"role":"assistant","content":" "}]""", false)]
    public void IsEmpty_Conversation_LooksAtTheLastMessage(string messages, bool expected) =>
        (messages == "[]" ? Conversation.Empty : Of(messages)).IsEmpty.ShouldBe(expected);

    [Fact]
    public void Create_NoMessages_SaysWhatIsWrong() =>
        Should.Throw<ArgumentException>(() => Of("""[{"role":"alien","content":"a"}]""")).Message.ShouldContain("messages[0].role: found the text 'alien', expected system,");

    private static Conversation Of(string messages) => Conversation.Create(JsonElement.Parse(messages));
}
