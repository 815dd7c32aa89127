using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace GainsightEvents.Settings;

/// <summary>A number that changes whenever one of some settings does, and tells none of them.</summary>
internal static class SettingsFingerprint
{
    /// <summary>Of these settings, none of which holds a line break.</summary>
    public static long Of(params string?[] settings)
    {
        var text = Encoding.UTF8.GetBytes(string.Join("\n", settings));
#if NET8_0_OR_GREATER
        var hash = SHA256.HashData(text);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(text);
#endif
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
