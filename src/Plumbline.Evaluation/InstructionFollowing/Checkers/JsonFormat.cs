using System.Text.Json;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_format:json_format</c>: the whole reply is JSON, a Markdown fence around it aside; words before or after break it.</summary>
/// <remarks>Deviation: the original's parser also takes <c>NaN</c> and <c>Infinity</c>, which are no JSON.</remarks>
public sealed class JsonFormat : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply)
    {
        string text = reply.Trim();
        foreach (string fence in new[] { "```json", "```Json", "```JSON", "```" })
        {
            if (text.StartsWith(fence, StringComparison.Ordinal))
            {
                text = text[fence.Length..];
            }
        }

        text = text.EndsWith("```", StringComparison.Ordinal) ? text[..^3] : text;
        try
        {
            JsonDocument.Parse(text.Trim()).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
