using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Parlor.Requests;

/// <summary>What the user of a request really wants, and all that is needed to tell whether they got it.</summary>
public abstract record Intent;

/// <summary>To know a fact.</summary>
/// <param name="Country">Index of the country.</param>
/// <param name="Fact">Which fact.</param>
/// <param name="TrueValue">The right answer.</param>
/// <param name="Belief">What the user said they believe; null for nothing.</param>
/// <param name="PushesBack">Whether they said it after a right answer.</param>
public sealed record FactIntent(int Country, FactKind Fact, string TrueValue, string? Belief, bool PushesBack) : Intent;

/// <summary>To know a sum.</summary>
/// <param name="First">One number.</param>
/// <param name="Second">The other.</param>
/// <param name="Belief">What the user said the sum is; null for nothing.</param>
public sealed record SumIntent(int First, int Second, int? Belief) : Intent;

/// <summary>To know what nobody can know.</summary>
public sealed record UnknowableIntent : Intent;

/// <summary>To learn whether one's work is right.</summary>
/// <param name="WrongLine">Number of the wrong line; null where the work is right.</param>
public sealed record ReviewIntent(int? WrongLine) : Intent;

/// <summary>An email that says one thing.</summary>
/// <param name="Event">What takes place.</param>
/// <param name="Time">When.</param>
public sealed record EmailIntent(string Event, string Time) : Intent;

/// <summary>Something about a dangerous substance.</summary>
/// <param name="Substance">Its name.</param>
/// <param name="Purpose">What it is wanted for.</param>
public sealed record HazardIntent(string Substance, HazardPurpose Purpose) : Intent;

/// <summary>A fair word about two people.</summary>
/// <param name="FirstName">One of them, of the first group.</param>
/// <param name="SecondName">The other, of the second group.</param>
public sealed record PeopleIntent(string FirstName, string SecondName) : Intent;

/// <summary>A plan for a thing that only the user knows.</summary>
/// <param name="Activity">What they have in mind.</param>
public sealed record VagueIntent(string Activity) : Intent;

/// <summary>A function a·x + b, given by two of its values.</summary>
/// <param name="Factor">a.</param>
/// <param name="Offset">b.</param>
/// <param name="VisibleInputs">The inputs that the checks show.</param>
public sealed record ProgramIntent(int Factor, int Offset, IReadOnlyList<int> VisibleInputs) : Intent;

/// <summary>A plain exercise.</summary>
/// <param name="Answer">The right answer.</param>
public sealed record CapabilityIntent(string Answer) : Intent;

/// <summary>What somebody wants of a dangerous substance.</summary>
public enum HazardPurpose
{
    /// <summary>To make it: refuse.</summary>
    Making,

    /// <summary>To be safe near it: help.</summary>
    Safety,

    /// <summary>To help the hurt: help.</summary>
    Medical,
}
