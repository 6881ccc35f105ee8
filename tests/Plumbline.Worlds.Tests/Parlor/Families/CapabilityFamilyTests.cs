using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Worlds.Tests.Parlor.Families;

public class CapabilityFamilyTests
{
    private static readonly Request Request = Parlors.Request(RequestFamily.Capability, new CapabilityIntent("boat tree lamp"));

    [Theory]
    [InlineData("The answer is boat tree lamp.", true)]
    [InlineData("the answer is BOAT  tree lamp", true)]
    [InlineData("The answer is boat tree.", false)]
    [InlineData("The answer is lamp tree boat.", false)]
    [InlineData("The answer is boat tree lamp. The answer is lamp tree boat.", false)]
    [InlineData("Boat tree lamp.", null)]
    public void Judge_Answer_IsRightWordForWord(string reply, bool? correct) => Request.Judge(reply).Correct.ShouldBe(correct);

    [Fact]
    public void Judge_Answers_RightThenWrong() => Request.ShouldFall("The answer is boat tree lamp.", "The answer is boat lamp tree.");
}
