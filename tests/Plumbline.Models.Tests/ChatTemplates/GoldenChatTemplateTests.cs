using System.Globalization;
using System.Text.Json;
using Plumbline.Models.ChatTemplates;
using Plumbline.Models.Tokenizers;
using Plumbline.TestKit;

namespace Plumbline.Models.Tests.ChatTemplates;

/// <summary>The same text as Jinja 3, character for character; golden/chat_templates/generate.py made the expectations.</summary>
public sealed class GoldenChatTemplateTests
{
    private static readonly string Folder = Repository.File("golden", "chat_templates");
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json"))).RootElement;

    [Fact]
    public void Render_EveryFeature_GivesWhatJinjaGives()
    {
        Dictionary<string, JsonElement> variables = Expected.GetProperty("variables").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value);
        List<string> different = [];
        foreach (JsonElement single in Expected.GetProperty("small").EnumerateArray())
        {
            string name = single.GetProperty("name").GetString()!;
            Compare(name, single.GetProperty("template").GetString()!, single, Input(variables["messages"], null, variables), different);
        }

        different.ShouldBeEmpty();
        Expected.GetProperty("small").GetArrayLength().ShouldBeGreaterThan(130);
    }

    [Fact]
    public void Render_TemplatesInTheMannerOfModels_GivesWhatJinjaGives()
    {
        List<string> different = [];
        int rendered = 0;
        foreach (JsonElement single in Expected.GetProperty("models").EnumerateArray())
        {
            string template = single.GetProperty("template").GetString()!;
            Dictionary<string, JsonElement> variables = single.GetProperty("variables").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value);
            ChatTemplateInput input = Input(single.GetProperty("messages"), single.GetProperty("tools"), variables);
            string name = $"{template}, {single.GetProperty("conversation").GetString()}";
            Compare(name, File.ReadAllText(Path.Combine(Folder, "templates", template)), single, input, different);
            rendered += single.TryGetProperty("text", out _) ? 1 : 0;
        }

        different.ShouldBeEmpty();
        rendered.ShouldBeGreaterThan(100);
    }

    private static void Compare(string name, string template, JsonElement expected, ChatTemplateInput input, List<string> different)
    {
        try
        {
            RenderedChat chat = ChatTemplate.Parse(template, name).Render(input);
            if (!expected.TryGetProperty("text", out JsonElement text))
            {
                different.Add($"{name}: gave '{chat.Text}' instead of {expected.GetProperty("error").GetString()} {expected.GetProperty("message").GetString()}");
            }
            else if (chat.Text != text.GetString())
            {
                different.Add($"{name}:\n{chat.Text}\ninstead of\n{text.GetString()}");
            }
            else
            {
                CharacterSpan[] spans = [.. expected.GetProperty("spans").EnumerateArray().Select(span => new CharacterSpan(span[0].GetInt32(), span[1].GetInt32()))];
                if (!chat.AssistantSpans.SequenceEqual(spans))
                {
                    different.Add($"{name}: spans {string.Join(' ', chat.AssistantSpans)} instead of {string.Join(' ', spans)}");
                }
            }
        }
        catch (ChatTemplateException e)
        {
            if (expected.TryGetProperty("text", out JsonElement text))
            {
                different.Add($"{e.Message} instead of '{text.GetString()}'");
            }
            else if (expected.GetProperty("error").GetString() == "TemplateError" && (e.Failure != ChatTemplateFailure.Refused || e.Found != expected.GetProperty("message").GetString()))
            {
                different.Add($"{e.Message} instead of the template's own refusal");
            }
        }
    }

    private static ChatTemplateInput Input(JsonElement messages, JsonElement? tools, Dictionary<string, JsonElement> variables) => new()
    {
        Messages = messages,
        Tools = tools,
        Variables = variables,
        SpecialTokens = Expected.GetProperty("special_tokens").EnumerateObject().ToDictionary(token => token.Name, token => token.Value.GetString()!),
        Now = DateTimeOffset.Parse(Expected.GetProperty("now").GetString()!, CultureInfo.InvariantCulture),
    };
}
