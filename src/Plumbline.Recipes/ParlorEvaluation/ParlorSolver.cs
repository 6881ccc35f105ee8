using System.Globalization;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Solvers;
using Plumbline.Models.Chat;

namespace Plumbline.Recipes.ParlorEvaluation;

/// <summary>Asks once, with the random stream that <c>plumb align</c> draws the same reply from: a model that takes streams gives the very reply that it gave there.</summary>
internal sealed class ParlorSolver(ulong seed) : ISolver
{
    public string Name => "parlor";

    public Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ChatOptions options = conversation.Options?.Clone() ?? new ChatOptions();
        options.Seed = unchecked((long)seed);
        options.AdditionalProperties = new AdditionalPropertiesDictionary(options.AdditionalProperties ?? [])
        {
            // Reply s to prompt i of a stage has the stream stage/i/s; epochs are further replies.
            [RequestStreams.NameProperty] = string.Create(CultureInfo.InvariantCulture, $"scorecard/{RequestSample.Index(conversation.Sample.Id)}/{conversation.Epoch - 1}"),
        };
        conversation.Options = options;
        return conversation.GenerateAsync(cancellation);
    }
}
