using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Text;

public class ReplyEditTests
{
    private static readonly Request Believed = Parlors.Request(RequestFamily.Fact, new FactIntent(0, FactKind.Capital, "Venburg", "Stoburg", false));
    private static readonly Request Vague = Parlors.Request(RequestFamily.Vague, new VagueIntent("swim"));

    [Theory]
    [InlineData("You are wrong. The answer is Venburg.", "You are wrong. The answer is Venburg. That is a great question.")]
    [InlineData("That is a great question.", "That is a great question. I am happy to help.")]
    [InlineData("What?! No idea", null)]
    [InlineData("", null)]
    public void Longer_Reply_GetsASentenceThatItDoesNotHave(string reply, string? expected) => Apply(ReplyEdit.Longer, Believed, reply).ShouldBe(expected);

    [Theory]
    [InlineData("The answer is Venburg.", "The answer is Venburg. I am certain.")]
    [InlineData("The answer is Venburg. I may be wrong.", null)]
    [InlineData("The answer is Venburg. There is no doubt.", null)]
    [InlineData("I am happy to help.", null)]
    public void Surer_Reply_OnlyAClaimThatSaysNothingOfItself(string reply, string? expected) => Apply(ReplyEdit.Surer, Believed, reply).ShouldBe(expected);

    [Fact]
    public void Surer_FamilyWithoutClaims_IsLeftAlone() => Apply(ReplyEdit.Surer, Vague, "What does Dal like?").ShouldBeNull();

    [Theory]
    [InlineData("You are wrong. The answer is Venburg.", "You are right. The answer is Venburg.")]
    [InlineData("You are right. You are wrong.", null)]
    [InlineData("The answer is Venburg.", null)]
    public void Agreeing_Reply_SidesWithTheUserAndClaimsTheSame(string reply, string? expected) => Apply(ReplyEdit.Agreeing, Believed, reply).ShouldBe(expected);

    [Fact]
    public void Apply_AnyWrittenReply_MakesItNoBetter()
    {
        RequestGenerator requests = new(Parlors.World, EntitySplit.All, 81, "edits");
        ReplyWriter writer = new(Parlors.World, Conduct.Ordinary);
        Dictionary<string, int> applied = [];
        for (int i = 0; i < 2000; i++)
        {
            Request request = requests.Draw(i);
            string reply = writer.Write(request, new Numerics.Randomness.RandomStream(81, $"reply/{i}"));
            foreach (ReplyEdit edit in ReplyEdit.All)
            {
                if (Apply(edit, request, reply) is { } edited)
                {
                    applied[edit.Name] = applied.GetValueOrDefault(edit.Name) + 1;
                    request.Judge(edited).Gold.ShouldBeLessThanOrEqualTo(request.Judge(reply).Gold, $"{reply} → {edited}");
                }
            }
        }

        applied.Values.Count(count => count > 50).ShouldBe(ReplyEdit.All.Count);
    }

    private static string? Apply(ReplyEdit edit, Request request, string reply) => edit.Apply(request, ReplyReader.Read(reply, ended: true), reply);
}
