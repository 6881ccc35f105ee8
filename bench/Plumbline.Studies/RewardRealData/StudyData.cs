using System.Globalization;
using System.Text;
using System.Text.Json;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Studies.RewardRealData;

/// <summary>A prompt and a reply to it, as text.</summary>
/// <param name="Prompt">What came before.</param>
/// <param name="Reply">The reply.</param>
internal sealed record PromptedText(string Prompt, string Reply);

/// <summary>Two replies to one prompt, the first preferred.</summary>
internal sealed record TextPair(PromptedText Chosen, PromptedText Rejected);

/// <summary>A reply with a label, and the prompt that it shares its luck with.</summary>
internal sealed record LabelledText(PromptedText Text, string PromptId, bool Label);

/// <summary>Reads the public data sets from the folder that holds them.</summary>
internal static class StudyData
{
    private const string Human = "\n\nHuman: ";
    private const string Assistant = "\n\nAssistant:";

    /// <summary>HH-RLHF, harmless: each pair cut after the last "Assistant:" that both transcripts share.</summary>
    public static IReadOnlyList<TextPair> HarmlessPairs(string data) =>
        [.. Lines(data, "hh-rlhf-harmless-test/harmless-base.test.jsonl").Select(line => Pair(Word(line, "chosen"), Word(line, "rejected")))];

    /// <summary>The rule-based-reward gold data, one conversation a row with all its propositions.</summary>
    public static IReadOnlyList<(PromptedText Text, IReadOnlyDictionary<string, bool> Propositions)> RuleLabels(string data, string part) =>
    [
        .. Lines(data, $"openai-safety-rbr/rbr_gold_{part}.jsonl").Select(line => (
            new PromptedText(Conversation(line.GetProperty("prompt")) + Assistant, " " + Word(line.GetProperty("completion")[0], "content")),
            (IReadOnlyDictionary<string, bool>)line.GetProperty("propositions").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetBoolean(), StringComparer.Ordinal))),
    ];

    /// <summary>TruthfulQA's judge data, split by question: a share of the questions in a shuffled order trains.</summary>
    public static (IReadOnlyList<LabelledText> Training, IReadOnlyList<LabelledText> Test) TruthLabels(string data, double trainingShare, ulong seed)
    {
        LabelledText[] all = [.. Lines(data, "truthfulqa/finetune_truth.jsonl").Select(Judged)];
        string[] questions = [.. all.Select(item => item.PromptId).Distinct(StringComparer.Ordinal)];
        new RandomStream(seed, "truthfulqa/split").Shuffle(questions.AsSpan());
        HashSet<string> training = [.. questions.Take((int)Math.Round(questions.Length * trainingShare))];
        return ([.. all.Where(item => training.Contains(item.PromptId))], [.. all.Where(item => !training.Contains(item.PromptId))]);
    }

    private static TextPair Pair(string chosen, string rejected)
    {
        int common = 0;
        while (common < Math.Min(chosen.Length, rejected.Length) && chosen[common] == rejected[common])
        {
            common++;
        }

        int cut = chosen[..common].LastIndexOf(Assistant, StringComparison.Ordinal) + Assistant.Length;
        return new TextPair(new PromptedText(chosen[..cut], chosen[cut..]), new PromptedText(rejected[..cut], rejected[cut..]));
    }

    /// <summary>"Q: question\nA: answer\nTrue:" with " yes" or " no".</summary>
    private static LabelledText Judged(JsonElement line)
    {
        string text = Word(line, "prompt");
        int answer = text.IndexOf("\nA:", StringComparison.Ordinal) + "\nA:".Length;
        int end = text.LastIndexOf("\nTrue:", StringComparison.Ordinal);
        string prompt = text[..answer];
        return new LabelledText(new PromptedText(prompt, text[answer..end]), prompt, Word(line, "completion").Trim() == "yes");
    }

    private static string Conversation(JsonElement messages)
    {
        StringBuilder text = new();
        foreach (JsonElement message in messages.EnumerateArray())
        {
            text.Append(Word(message, "role") == "assistant" ? Assistant + " " : Human).Append(Word(message, "content"));
        }

        return text.ToString();
    }

    private static string Word(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static IEnumerable<JsonElement> Lines(string data, string file)
    {
        string path = Path.Combine(data, file);
        return File.ReadLines(path).Select((line, i) =>
        {
            try
            {
                return JsonSerializer.Deserialize<JsonElement>(line);
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}, line {i + 1}: {exception.Message}"), exception);
            }
        });
    }
}
