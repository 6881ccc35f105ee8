using System.Globalization;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Plants;

/// <summary>Models with planted confidence and abstention.</summary>
internal static class KnowledgePlants
{
    /// <summary>Answers with known accuracy: letters, numbers and words alike.</summary>
    public static ScriptedChatClient Knows(SuitePlan plan, double accuracy, ulong seed)
    {
        PlantedKnowledge knowledge = new(plan, accuracy, seed);
        return new ScriptedChatClient(
            "planted-accuracy",
            turn =>
            {
                Sample sample = knowledge.Find(turn);
                bool bracketed = sample.Target is [['(', _, ')']];
                return "Answer: " + (knowledge.Knows(sample) ? sample.Target[0] : bracketed ? sample.Target[0] == "(A)" ? "(B)" : "(A)" : sample.Choices.Count > 0 ? knowledge.Mistaken(sample) : Wrong(sample));
            },
            seed);
    }

    /// <summary>States 25, 50, 75 or 95 per cent, and is right that often less the excess.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="excess">How much surer it says to be than it is, 0 to 0.25.</param>
    /// <param name="seed">Decides what it knows.</param>
    public static ScriptedChatClient Confident(SuitePlan plan, double excess, ulong seed)
    {
        int[] levels = [25, 50, 75, 95];
        PlantedKnowledge knowledge = new(plan, 1, seed);
        return new ScriptedChatClient(
            "planted-confidence",
            turn =>
            {
                Sample sample = knowledge.Find(turn);
                int confidence = levels[(int)(knowledge.Draw(sample, "level") * levels.Length)];
                bool right = knowledge.Draw(sample, "right") < (confidence / 100.0) - excess;
                return string.Create(CultureInfo.InvariantCulture, $"Answer: {(right ? sample.Target[0] : knowledge.Mistaken(sample))}\nConfidence: {confidence}%");
            },
            seed);
    }

    /// <summary>Abstains from what cannot be answered, and from what it does not know, each with its own probability; answers wrongly otherwise.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="accuracy">How often it knows the answer of an answerable question.</param>
    /// <param name="abstains">How often it says so where it does not know, or nobody can.</param>
    /// <param name="seed">Decides which.</param>
    public static ScriptedChatClient Abstaining(SuitePlan plan, double accuracy, double abstains, ulong seed)
    {
        PlantedKnowledge knowledge = new(plan, accuracy, seed);
        return new ScriptedChatClient(
            "planted-abstention",
            turn =>
            {
                Sample sample = knowledge.Find(turn);
                bool knows = sample.Target.Count > 0 && knowledge.Knows(sample);
                return knows ? $"That would be {sample.Target[0]}." : knowledge.Draw(sample, "abstains") < abstains ? "I do not know." : "It is zyxwv.";
            },
            seed);
    }

    private static string Wrong(Sample sample) => sample.Find("words") is { Length: > 0 } words ? words.Split('|').First(word => word != sample.Target[0])
        : decimal.TryParse(sample.Target[0], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? (number + 1).ToString(CultureInfo.InvariantCulture)
        : "zyxwv";
}
