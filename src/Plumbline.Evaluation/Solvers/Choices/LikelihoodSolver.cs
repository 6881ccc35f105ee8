using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Likelihoods;

namespace Plumbline.Evaluation.Solvers.Choices;

/// <summary>
/// Takes the likelihood of every choice and answers with the letter of the likeliest; nothing is sampled. A model that offers no likelihoods is asked for the letter
/// instead, as <see cref="ChoiceSolver"/> does, or, where likelihoods are what is measured, not at all.
/// </summary>
public sealed class LikelihoodSolver : ISolver
{
    /// <summary>The note that holds the log-probabilities: <see cref="ChoiceLikelihoods.Parse"/>. Absent where the model offers none.</summary>
    public const string Note = "likelihoods";

    private readonly LikelihoodForm _form;
    private readonly string _request;
    private readonly bool _asksOtherwise;

    /// <summary>A solver.</summary>
    /// <param name="form">What the likelihood is taken of.</param>
    /// <param name="request">What is wanted after lettered choices. Default <see cref="ChoicePrompt.LetterOnly"/>.</param>
    /// <param name="asksOtherwise">Whether a model without likelihoods is asked for the letter. Default true.</param>
    public LikelihoodSolver(LikelihoodForm form, string request = ChoicePrompt.LetterOnly, bool asksOtherwise = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(request);
        (_form, _request, _asksOtherwise) = (form, request, asksOtherwise);
    }

    /// <inheritdoc/>
    public string Name => "likelihood";

    /// <inheritdoc/>
    public async Task SolveAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (conversation.Model.GetService(typeof(ITextLikelihood)) is not ITextLikelihood model)
        {
            if (_asksOtherwise)
            {
                await new ChoiceSolver(_request).SolveAsync(conversation, cancellation).ConfigureAwait(false);
            }

            return;
        }

        IReadOnlyList<string> choices = conversation.Sample.Choices;
        bool letters = _form == LikelihoodForm.Letter;
        if (letters)
        {
            conversation.Messages.Clear();
            conversation.Messages.AddRange(ChoicePrompt.Render(conversation.Sample, _request));
        }

        string[] continuations = [.. choices.Select((choice, index) => letters ? $"Answer: {ChoiceLetters.Of(index)}" : choice)];
        IReadOnlyList<ContinuationLikelihood> given = await model.ScoreReplyAsync([.. conversation.Messages], continuations, cancellation).ConfigureAwait(false);
        if (given.Count != choices.Count || given.Any(one => !double.IsFinite(one.LogProbability) || one.Tokens < 1))
        {
            throw new InvalidOperationException($"the model gave {given.Count} likelihoods for {choices.Count} choices, or one that is no finite number");
        }

        ChoiceLikelihoods likelihoods = new([.. given.Select(one => _form == LikelihoodForm.TextPerToken ? one.LogProbability / one.Tokens : one.LogProbability)]);
        conversation.Notes[Note] = likelihoods.ToString();
        conversation.Add(new ChatResponse(new ChatMessage(ChatRole.Assistant, $"Answer: {ChoiceLetters.Of(likelihoods.Best)}")));
    }
}
