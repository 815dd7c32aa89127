namespace GainsightEvents.Presets;

/// <summary>The kind of asset a <see cref="SystemAssetEvent"/> is about (Gainsight, Events API). COLLECTION_MASTER, which must not be used, is not among them.</summary>
public enum AssetType
{
    /// <summary><c>OBJECTS</c>.</summary>
    Objects = 0,

    /// <summary><c>RULES</c>.</summary>
    Rules,

    /// <summary><c>DD</c>.</summary>
    DD,
}
