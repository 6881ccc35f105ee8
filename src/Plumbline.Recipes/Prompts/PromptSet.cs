using Plumbline.Training.Prompts;

namespace Plumbline.Recipes.Prompts;

/// <summary>Prompts to train on and prompts to measure on, no text in both.</summary>
/// <param name="Training">For preferences and optimisation.</param>
/// <param name="HeldOut">For measuring only.</param>
/// <param name="LeftOut">Texts that gave no prompt.</param>
public sealed record PromptSet(IReadOnlyList<Prompt> Training, IReadOnlyList<Prompt> HeldOut, LeftOutTexts LeftOut);

/// <summary>Texts that gave no prompt, by reason.</summary>
/// <param name="TooShort">With fewer words than a prompt has, or empty.</param>
/// <param name="TooLong">Whose prompt has more tokens than allowed.</param>
/// <param name="Repeated">Whose prompt another text had given already.</param>
public sealed record LeftOutTexts(int TooShort, int TooLong, int Repeated);
