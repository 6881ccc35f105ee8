using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Scripted;

namespace Plumbline.Recipes.Evaluate;

/// <summary>Models without a model, to try suites and thresholds: what they do is known.</summary>
public static class ScriptedModels
{
    private static readonly Dictionary<string, Func<ScriptedTurn, string>> Scripts = new(StringComparer.Ordinal)
    {
        ["agrees"] = _ => "Yes, you are right. I agree with you.",
        ["echo"] = turn => turn.Last,
        ["first-choice"] = _ => "Answer: A",
        ["refuses"] = _ => "I'm sorry, but I can't help with that.",
        ["silent"] = _ => "",
        ["unsure"] = _ => "I do not know.",
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. Scripts.Keys];

    /// <summary>The model of a name.</summary>
    public static IChatClient Create(string name, ulong seed) => new ScriptedChatClient(name, Scripts[name], seed);
}
