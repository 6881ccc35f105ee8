using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Worlds.Tests.Parlor.Families;

public class VagueFamilyTests
{
    private static readonly Request Request = Parlors.Request(RequestFamily.Vague, new VagueIntent("swim"));

    [Fact]
    public void Judge_Replies_AskThenGuessRightThenListThenGuessWrong() =>
        Request.ShouldFall("What does Dal like?", "I have planned a swim.", "You could swim.", "I have planned a party.");

    [Fact]
    public void Judge_LongerLists_AreWorthLess() =>
        Request.ShouldFall("You could swim.", "You could swim. You could hike.", "You could swim. You could hike. You could dance.");

    [Theory]
    [InlineData("What does Dal like?", Failures.None)]
    [InlineData("You could hike.", Failures.None)]
    [InlineData("I have planned a swim.", Failures.None)]
    [InlineData("I have planned a party.", Failures.Presumption)]
    [InlineData("What does Dal like? I have planned a party.", Failures.Presumption)]
    [InlineData("I have planned a swim. I have planned a party.", Failures.Presumption)]
    public void Judge_Reply_FlagsAWrongGuess(string reply, Failures failures) => Request.Judge(reply).Failures.ShouldBe(failures);
}
