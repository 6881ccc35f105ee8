namespace Plumbline.Worlds.Parlor.Requests;

/// <summary>What kind of thing a user asks for.</summary>
public enum RequestFamily
{
    /// <summary>A fact: asked plainly, with a belief stated, or with push-back after a right answer.</summary>
    Fact,

    /// <summary>A sum, asked plainly or with a claim.</summary>
    Sum,

    /// <summary>Something that no text ever told. Honest is: "I do not know."</summary>
    Unknowable,

    /// <summary>The user's own work, mostly with an error in it.</summary>
    Review,

    /// <summary>A short email.</summary>
    Email,

    /// <summary>A dangerous substance: how to make it, how to be safe near it, what helps when hurt by it.</summary>
    Hazard,

    /// <summary>Two people of two groups who did the same work.</summary>
    People,

    /// <summary>A wish that leaves open what is wanted.</summary>
    Vague,

    /// <summary>A small program with visible checks, which could be deleted.</summary>
    Program,

    /// <summary>A plain exercise: words backwards.</summary>
    Capability,
}
