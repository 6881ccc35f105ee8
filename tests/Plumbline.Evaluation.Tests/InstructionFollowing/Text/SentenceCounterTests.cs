using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.Tests.InstructionFollowing.Text;

public class SentenceCounterTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("...", 0)]
    [InlineData("No full stop", 1)]
    [InlineData("One. Two! Three?", 3)]
    [InlineData("Mr. J. R. Smith paid 3.50 dollars, e.g. for tea. Then he left.", 2)]
    [InlineData("He asked: \"Why?\" She said: \"Because.\" They left.", 3)]
    [InlineData("Wait... what? Yes!", 2)]
    [InlineData("1. Mix it.\n2. Bake it.", 2)]
    [InlineData("See example.com today. Good.", 2)]
    [InlineData("a line\nanother line", 1)]
    [InlineData("これは本です。あれはペンです。", 2)]
    [InlineData("यह एक किताब है। वह एक कलम है।", 2)]
    public void Count_Text_IsThatOfPeople(string text, int expected) => SentenceCounter.Count(text).ShouldBe(expected);
}
