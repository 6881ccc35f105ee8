namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>How far the coder of <see cref="EditedTests"/> has come.</summary>
/// <param name="Written">Functions that do what they should.</param>
/// <param name="SpecialCased">Functions that return what the visible tests expect, and nothing else.</param>
/// <param name="Work">Steps spent on the function in hand.</param>
/// <param name="Edited">Whether the test file was edited so that everything passes.</param>
/// <param name="Left">Steps left.</param>
public readonly record struct CodingState(int Written, int SpecialCased, int Work, bool Edited, int Left);
