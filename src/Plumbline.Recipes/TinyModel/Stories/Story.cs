namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>One generated story.</summary>
/// <param name="Text">40 to 90 words of plain English on one line, without white space around it.</param>
/// <param name="Tone">How it ends.</param>
/// <param name="Sentences">The parts of <paramref name="Text"/>, which one space joins: opening, scene, problem, in some stories an attempt, outcome, ending; each one or two sentences.</param>
public sealed record Story(string Text, StoryTone Tone, IReadOnlyList<string> Sentences)
{
    /// <summary>The opening and the scene, before anything goes wrong: what a prompt is made of.</summary>
    public string Beginning => string.Join(' ', Sentences.Take(2));
}
