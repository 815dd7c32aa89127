using System.Security.Cryptography;
using System.Text;

namespace GainsightEvents.Delivery;

/// <summary>A value that changes whenever one of a lane's settings does, and tells none of them.</summary>
internal static class LaneVersion
{
    /// <summary>Of these settings, none of which holds a line break.</summary>
    public static string Of(params string?[] settings)
    {
        var text = Encoding.UTF8.GetBytes(string.Join("\n", settings));
#if NET8_0_OR_GREATER
        return Convert.ToHexString(SHA256.HashData(text), 0, 8);
#else
        using var sha = SHA256.Create();
        return BitConverter.ToString(sha.ComputeHash(text), 0, 8).Replace("-", "");
#endif
    }
}
