using System.Text.Json;

namespace Plumbline.Training.Examples;

/// <summary>Turns conversations into tokens, as a chat template does.</summary>
public interface IConversationEncoder
{
    /// <summary>Encodes a conversation.</summary>
    /// <param name="messages">A JSON array of messages.</param>
    /// <param name="tools">A JSON array of tools; null for none.</param>
    /// <param name="variables">Further variables of the template; null for none.</param>
    /// <param name="addGenerationPrompt">Whether the beginning of the assistant's next turn follows.</param>
    /// <param name="markAssistant">Whether the assistant's tokens are asked for.</param>
    /// <returns>The tokens, and which of them the assistant says; the latter are all false where nobody asked.</returns>
    /// <exception cref="Models.Checkpoints.CheckpointException">The template cannot mark what the assistant says.</exception>
    (int[] Tokens, bool[] Assistant) Encode(JsonElement messages, JsonElement? tools, JsonElement? variables, bool addGenerationPrompt, bool markAssistant);
}
