using Plumbline.Evaluation.InstructionFollowing;
using Plumbline.Evaluation.InstructionFollowing.Checkers;

namespace Plumbline.Evaluation.Tests.InstructionFollowing;

public class LooseVariantsTests
{
    [Fact]
    public void Of_Reply_AreTheEight() => LooseVariants.Of("Sure:\n*one*\ntwo\nBye").ShouldBe(
    [
        "Sure:\n*one*\ntwo\nBye", "*one*\ntwo\nBye", "Sure:\n*one*\ntwo", "*one*\ntwo", "Sure:\none\ntwo\nBye", "one\ntwo\nBye", "Sure:\none\ntwo", "one\ntwo",
    ]);

    [Fact]
    public void FollowsLoosely_PoliteFrame_IsForgiven()
    {
        Instruction json = new("detectable_format:json_format", new JsonFormat());

        json.FollowsStrictly("Here you are:\n{\"a\": 1}\nHope it helps").ShouldBeFalse();
        json.FollowsLoosely("Here you are:\n{\"a\": 1}\nHope it helps").ShouldBeTrue();
        json.FollowsLoosely("Here you are: {\"a\": 1}").ShouldBeFalse();
    }

    /// <summary>An instruction such as "no comma" holds of nothing at all: a blank reply, or variant, must not follow it.</summary>
    [Fact]
    public void Follows_BlankReplyOrVariant_IsNotFollowing()
    {
        Instruction comma = new("punctuation:no_comma", new NoComma());

        comma.FollowsStrictly(" ").ShouldBeFalse();
        comma.FollowsLoosely("One, two").ShouldBeFalse();
        comma.FollowsLoosely("One, two\nthree").ShouldBeTrue();
    }
}
