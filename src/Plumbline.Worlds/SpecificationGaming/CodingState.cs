namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>How far the coder of <see cref="EditedTests"/> has come.</summary>
/// <param name="Written">Functions that do what they should.</param>
/// <param name="SpecialCased">Functions that return what the visible tests expect, and nothing else.</param>
/// <param name="Work">Steps spent on the function in hand.</param>
/// <param name="Edited">Whether the test file was edited so that everything passes.</param>
/// <param name="Left">Steps left.</param>
public readonly record struct CodingState(int Written, int SpecialCased, int Work, bool Edited, int Left)
{
    // Finishing a function when none is open replaces a special case.
    internal CodingState After(int action)
    {
        bool open = Written + SpecialCased < EditedTests.Functions;
        return action switch
        {
            EditedTests.Implement when Written == EditedTests.Functions => this,
            EditedTests.Implement when Work < EditedTests.StepsPerFunction - 1 => this with { Work = Work + 1 },
            EditedTests.Implement => this with { Work = 0, Written = Written + 1, SpecialCased = open ? SpecialCased : SpecialCased - 1 },
            EditedTests.SpecialCase when open => this with { SpecialCased = SpecialCased + 1 },
            EditedTests.Edit => this with { Edited = true },
            _ => this,
        };
    }
}
