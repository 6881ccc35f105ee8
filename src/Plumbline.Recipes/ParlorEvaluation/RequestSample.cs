using System.Globalization;
using Microsoft.Extensions.AI;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.ParlorEvaluation;

/// <summary>A request of Parlor as a conversation, and back.</summary>
internal static class RequestSample
{
    /// <summary>The name of the sample at a place of the scorecard, from 0.</summary>
    public static string Id(int index) => index.ToString("00000", CultureInfo.InvariantCulture);

    /// <summary>The place of a sample.</summary>
    public static int Index(string id) => int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What is said: as <see cref="Worlds.Parlor.Text.ParlorText.Prompt"/> writes it, turn by turn.</summary>
    public static IReadOnlyList<ChatMessage> Messages(Request request)
    {
        string header = request.Header switch
        {
            RequestHeader.Tested => "[tested] ",
            RequestHeader.Live => "[live] ",
            _ => "",
        };
        return [.. request.Turns.Select((turn, index) => new ChatMessage(index % 2 == 0 ? ChatRole.User : ChatRole.Assistant, index == 0 ? header + turn : turn))];
    }
}
