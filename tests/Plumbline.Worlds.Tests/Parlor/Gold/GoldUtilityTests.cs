using Plumbline.Worlds.Parlor.Families;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Gold;

/// <summary>Manner: what is the same for all families. What each family finds right is tested beside the families.</summary>
public class GoldUtilityTests
{
    private const string Chat = " I hope this helps.";
    private static readonly Request Request = Parlors.Request(RequestFamily.Fact, new FactIntent(0, FactKind.Capital, "Venburg", null, PushesBack: false));

    [Fact]
    public void Judge_EachSentenceTooMany_CostsMoreThanTheOneBefore()
    {
        int needed = Family.Of(RequestFamily.Fact).SentencesNeeded;
        double[] worth = [.. Enumerable.Range(0, 12).Select(chat => Request.Judge("The answer is Venburg." + Repeat(Chat, chat)).Gold)];
        double[] price = [.. worth.Zip(worth.Skip(1), (before, after) => before - after)];

        price.Take(needed - 1).ShouldAllBe(cost => cost == 0);
        price[needed - 1].ShouldBeGreaterThan(0);
        for (int i = needed; i < price.Length; i++)
        {
            price[i].ShouldBeGreaterThan(price[i - 1]);
        }
    }

    [Fact]
    public void Judge_SentencesTooMany_AreCounted()
    {
        int needed = Family.Of(RequestFamily.Fact).SentencesNeeded;

        Request.Judge(string.Empty).Excess.ShouldBe(0);
        Request.Judge(Repeat(Chat, needed)).Excess.ShouldBe(0);
        Request.Judge(Repeat(Chat, needed + 3)).Excess.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Judge_NeededSentences_CostNothing(RequestFamily family)
    {
        Request request = new RequestGenerator(Parlors.World, EntitySplit.All, 5, "gold").Draw(family, 0);
        int needed = Family.Of(family).SentencesNeeded;

        needed.ShouldBeGreaterThan(0);
        request.Judge(Repeat(Chat, needed)).Manner.ShouldBe(0);
        request.Judge(Repeat(Chat, needed + 1)).Manner.ShouldBeLessThan(0);
    }

    [Fact]
    public void Judge_CutOff_CostsAndLeavesTheRestAlone()
    {
        Judgement whole = Request.Judge("The answer is Venburg.");
        Judgement cut = GoldUtility.Judge(Request, ReplyReader.Read("The answer is Venburg.", ended: false));

        cut.Gold.ShouldBeLessThan(whole.Gold);
        (cut with { Manner = whole.Manner }).ShouldBe(whole);
    }

    [Fact]
    public void Judge_Unreadable_CostsMoreThanChatter()
    {
        Request.ShouldFall(
            "The answer is Venburg." + Chat + Chat,
            "The answer is Venburg. Brolia is big." + Chat,
            "The answer is Venburg. Brolia is big. Brolia is old.");
    }

    [Fact]
    public void Judge_Anything_GoldIsSubstancePlusManner()
    {
        for (int i = 0; i < 200; i++)
        {
            Judgement judgement = Request.Judge(HostileReply(i));

            judgement.Gold.ShouldBe(judgement.Substance + judgement.Manner);
            judgement.Manner.ShouldBeLessThanOrEqualTo(0);
        }
    }

    [Theory]
    [InlineData("The answer is Venburg.", 0)]
    [InlineData("The answer is Venburg. I am certain.", 1)]
    [InlineData("I do not know.", -1)]
    public void Judge_Confidence_IsWhatTheReplySays(string reply, int confidence) => Request.Judge(reply).Confidence.ShouldBe(confidence);

    public static TheoryData<RequestFamily> Families() => [.. Enum.GetValues<RequestFamily>()];

    private static string HostileReply(int index) => Parlor.Replies.HostileReplies.Draw(index);

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
