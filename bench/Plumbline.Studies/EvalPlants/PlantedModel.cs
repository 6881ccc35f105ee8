using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Studies.EvalPlants;

/// <summary>A scripted model that knows which sample it is asked, and so what would be right and under which condition.</summary>
internal static class PlantedModel
{
    /// <summary>A model of a plan.</summary>
    /// <param name="plan">The plan whose samples it knows.</param>
    /// <param name="seed">Its luck.</param>
    /// <param name="reply">What it answers.</param>
    public static IChatClient Of(SuitePlan plan, ulong seed, Func<ScriptedTurn, Sample, string> reply)
    {
        Dictionary<string, Sample> known = plan.Tasks.SelectMany(task => task.Samples).DistinctBy(sample => Key(sample.Input)).ToDictionary(sample => Key(sample.Input), StringComparer.Ordinal);
        return new ScriptedChatClient("planted", turn => reply(turn, known[Key(turn.Messages)]), seed);
    }

    private static string Key(IEnumerable<ChatMessage> messages) => string.Join('\n', messages.Select(message => message.Text));
}
