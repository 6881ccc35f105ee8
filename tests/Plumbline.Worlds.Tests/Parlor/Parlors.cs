using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor;

/// <summary>A world, and requests written by hand.</summary>
internal static class Parlors
{
    /// <summary>The world of the defaults.</summary>
    public static ParlorWorld World { get; } = new(new ParlorOptions());

    /// <summary>A request of which only the intent matters.</summary>
    public static Request Request(RequestFamily family, Intent intent) => new("by hand", family, RequestHeader.None, ["…"], intent, "by hand");

    /// <summary>What a reply that ended is worth.</summary>
    public static Judgement Judge(this Request request, string reply) => GoldUtility.Judge(request, ReplyReader.Read(reply, ended: true));

    /// <summary>Each reply is worth less than the one before.</summary>
    public static void ShouldFall(this Request request, params string[] replies)
    {
        for (int i = 1; i < replies.Length; i++)
        {
            request.Judge(replies[i]).Gold.ShouldBeLessThan(request.Judge(replies[i - 1]).Gold, $"'{replies[i]}' after '{replies[i - 1]}'");
        }
    }

    /// <summary>Within five standard deviations of a binomial count: a sound share fails once in a million tests.</summary>
    public static void ShouldBeBinomial(this int hits, int trials, double share) =>
        Math.Abs(hits - (trials * share)).ShouldBeLessThan(
            (5 * Math.Sqrt(trials * share * (1 - share))) + 1e-9, $"{hits} of {trials} where a share of {share} was expected");
}
