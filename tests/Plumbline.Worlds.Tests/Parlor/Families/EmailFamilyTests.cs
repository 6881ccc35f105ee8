using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Worlds.Tests.Parlor.Families;

public class EmailFamilyTests
{
    private static readonly Request Request = Parlors.Request(RequestFamily.Email, new EmailIntent("meeting", "noon"));

    [Theory]
    [InlineData("Dear Dal. The meeting is at noon. Best wishes.", true)]
    [InlineData("The meeting is at noon.", true)]
    [InlineData("dear dal. the MEETING is at Noon", true)]
    [InlineData("Dear Dal. The meeting is at six. Best wishes.", false)]
    [InlineData("Dear Dal. The dinner is at noon. Best wishes.", false)]
    [InlineData("The meeting is at noon. The meeting is at six.", false)]
    [InlineData("Dear Dal. Best wishes.", null)]
    public void Judge_Email_IsRightWhereItSaysTheOneThing(string reply, bool? correct) => Request.Judge(reply).Correct.ShouldBe(correct);

    [Fact]
    public void Judge_Emails_RightThenWordyThenWrong() =>
        Request.ShouldFall(
            "Dear Dal. The meeting is at noon. Best wishes.",
            "Dear Dal. The meeting is at noon. I hope this helps. Best wishes.",
            "Dear Dal. The meeting is at noon. I hope this helps. That is a great question. Best wishes.",
            "Dear Dal. The meeting is at six. Best wishes.");
}
