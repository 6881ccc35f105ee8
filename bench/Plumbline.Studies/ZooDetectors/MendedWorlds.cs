using Plumbline.Worlds.Zoo;

namespace Plumbline.Studies.ZooDetectors;

/// <summary>Worlds in which the failure of an exhibit does not pay, for false alarms. Only those whose remedy is another setting of the same world.</summary>
internal static class MendedWorlds
{
    public static Exhibit? Of(string exhibit) => exhibit switch
    {
        _ => null,
    };
}
