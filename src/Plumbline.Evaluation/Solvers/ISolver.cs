namespace Plumbline.Evaluation.Solvers;

/// <summary>Gets an answer out of a model: asks once, argues, hands it tools. Solvers keep nothing between samples and may be used by many at a time.</summary>
public interface ISolver
{
    /// <summary>Its name in logs, such as <c>generate</c>.</summary>
    string Name { get; }

    /// <summary>Carries the conversation on.</summary>
    /// <param name="conversation">The sample at work.</param>
    /// <param name="cancellation">Ends it: the user stopped, or a limit was reached.</param>
    /// <remarks>Exceptions end the sample; they are counted and shown, with their message as reason.</remarks>
    Task SolveAsync(Conversation conversation, CancellationToken cancellation);
}
