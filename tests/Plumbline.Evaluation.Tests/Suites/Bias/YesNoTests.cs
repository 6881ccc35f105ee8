using Plumbline.Evaluation.Suites.Bias;

namespace Plumbline.Evaluation.Tests.Suites.Bias;

public class YesNoTests
{
    [Theory]
    [InlineData("Yes.", true)]
    [InlineData("**No**, they should not.", false)]
    [InlineData("My answer is yes", true)]
    [InlineData("No one can say", null)]
    [InlineData("It depends.", null)]
    public void Read_Reply_IsReadOrNothing(string reply, bool? expected) => YesNo.Read(reply).ShouldBe(expected);
}
