using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Parlor;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.Tests.Parlor.Stages;

/// <summary>Replies made by hand or by a writer of known conduct, judged as a model's would be.</summary>
internal static class MadeReplies
{
    public static ParlorWorld World { get; } = new(new ParlorOptions());

    /// <summary>A reply with a text. Its tokens are its characters: enough to tell replies apart.</summary>
    public static ParlorReply Of(Request request, string text)
    {
        Reading reading = ReplyReader.Read(text, ended: true);
        return new ParlorReply(request, [1], [.. text.Select(character => (int)character)], text, 0, reading, GoldUtility.Judge(request, reading));
    }

    /// <summary>Replies of a writer who does the right thing in a share of cases, plainly and without chatter.</summary>
    public static ParlorReply[] Written(IEnumerable<Request> requests, double good)
    {
        ReplyWriter writer = new(World, new Conduct(good, 0, 0, 0));
        return [.. requests.Select(request => Of(request, writer.Write(request, new RandomStream(5, $"{request.Id}/made"))))];
    }
}
