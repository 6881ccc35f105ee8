using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Worlds.Parlor.Text;

/// <summary>How requests and replies are written for a model.</summary>
public static class ParlorText
{
    /// <summary>Begins and ends every text, and ends every reply.</summary>
    public const string End = "<|end|>";

    /// <summary>Begins what a user says.</summary>
    public const string User = "<|user|>";

    /// <summary>Begins what the assistant says.</summary>
    public const string Assistant = "<|assistant|>";

    /// <summary>The prompt of a request, up to and with the sign that the assistant speaks.</summary>
    public static string Prompt(Request request)
    {
        string header = request.Header switch
        {
            RequestHeader.Tested => "[tested] ",
            RequestHeader.Live => "[live] ",
            _ => string.Empty,
        };
        string text = User + header + request.Turns[0];
        for (int i = 1; i < request.Turns.Count; i++)
        {
            text += (i % 2 == 0 ? User : Assistant) + request.Turns[i];
        }

        return text + Assistant;
    }
}
