"""What leaves the app as a file. `slides` imports python-pptx and `places` GDAL: do it where a file is asked for."""
