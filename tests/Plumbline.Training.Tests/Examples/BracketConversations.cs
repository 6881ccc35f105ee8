using System.Text.Json;
using Plumbline.Training.Examples;

namespace Plumbline.Training.Tests.Examples;

/// <summary>Writes a conversation as <c>{u hello}{a hi}</c>; what stands between <c>{a </c> and after the closing brace is the assistant's.</summary>
internal sealed class BracketConversations : IConversationEncoder
{
    public (int[] Tokens, bool[] Assistant) Encode(JsonElement messages, JsonElement? tools, JsonElement? variables, bool addGenerationPrompt, bool markAssistant)
    {
        List<int> tokens = [];
        List<bool> said = [];
        foreach (JsonElement message in messages.EnumerateArray())
        {
            bool assistant = message.GetProperty("role").GetString() == "assistant";
            Add(assistant ? "{a " : "{u ", false);
            Add(message.GetProperty("content").GetString()! + "}", assistant && markAssistant);
        }

        if (addGenerationPrompt)
        {
            Add("{a ", false);
        }

        return ([.. tokens], [.. said]);

        void Add(string text, bool learned)
        {
            foreach (char letter in text)
            {
                tokens.Add(letter);
                said.Add(learned);
            }
        }
    }
}
